package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.osmigrate.lucene.DocumentConsumer;
import org.osmigrate.lucene.FieldValues;
import org.osmigrate.lucene.OperationConsumer;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.lucene.SourceDocument;

class ShardChangeTest {

    private static final String HISTORY = "h";

    @Test
    void whatIsLiveInTheSameSegmentOfBothIsNoWork() {
        ShardChange change = between(
                HISTORY, List.of(segment("_0", "x", 0, 1, 2), segment("_1", "y", 0)),
                HISTORY, List.of(segment("_0", "x", 0, 2), segment("_1", "y", 0)));

        assertThat(change.come()).isEmpty();
        assertThat(documents(change.gone())).containsExactly("_0:1");
    }

    /** After a failover the newer snapshot may be of another copy, in which a deletion was rolled back. */
    @Test
    void aDocumentThatIsLiveAgainInTheSameSegmentIsSent() {
        ShardChange change = between(
                HISTORY, List.of(segment("_0", "x", 0, 2)),
                HISTORY, List.of(segment("_0", "x", 0, 1, 2)));

        assertThat(documents(change.come())).containsExactly("_0:1");
        assertThat(change.gone()).isEmpty();
    }

    /** Names are given again, and Lucene 4 gives no ids. */
    @Test
    void aSegmentIsTheSameByItsIdAloneAndNotWithoutOne() {
        for (List<String> ids : List.of(List.of("x", "y"), List.of("", ""))) {
            ShardChange change = between(
                    HISTORY, List.of(segment("_0", ids.getFirst(), 0, 1)),
                    HISTORY, List.of(segment("_0", ids.getLast(), 0, 1)));

            assertThat(documents(change.gone())).containsExactly("_0:0", "_0:1");
            assertThat(documents(change.come())).containsExactly("_0:0", "_0:1");
        }
    }

    @Test
    void whatAMergeRewroteIsLeftOutOnBothSides() {
        Segment before = segment("_0", "x", 0, 1, 2).writtenBy(Map.of(0, 10L, 1, 11L, 2, 12L));
        Segment after = segment("_1", "y", 0, 1, 2).writtenBy(Map.of(0, 10L, 1, 12L, 2, 13L));

        ShardChange change = between(HISTORY, List.of(before), HISTORY, List.of(after));

        assertThat(read(change, change.gone().getFirst())).containsExactly(1);
        assertThat(read(change, change.come().getFirst())).containsExactly(2);
    }

    /** A restore sets numbers back, and gives them to other operations. */
    @Test
    void numbersOfAnotherHistoryProveNothing() {
        Segment before = segment("_0", "x", 0).writtenBy(Map.of(0, 10L));
        Segment after = segment("_1", "y", 0).writtenBy(Map.of(0, 10L));
        for (List<String> histories : List.of(List.of("h", "i"), List.of("", ""))) {
            ShardChange change = between(histories.getFirst(), List.of(before), histories.getLast(), List.of(after));

            assertThat(change.sameHistory()).isFalse();
            assertThat(read(change, change.gone().getFirst())).containsExactly(0);
            assertThat(read(change, change.come().getFirst())).containsExactly(0);
        }
    }

    @Test
    void nothingIsOpenedForASegmentOfWhichNothingIsLeft() {
        Segment before = segment("_0", "x", 0).writtenBy(Map.of(0, 10L));
        Segment after = segment("_1", "y", 0).writtenBy(Map.of(0, 10L));
        ShardChange change = between(HISTORY, List.of(before), HISTORY, List.of(after));
        List<String> opened = new ArrayList<>();

        change.read(change.come().getFirst(), 0, 3, false, () -> opened.add("checksums"), _ -> opened.add("document"));

        assertThat(opened).isEmpty();
    }

    private static ShardChange between(
            String historyBefore,
            List<? extends SegmentDocuments> before,
            String historyAfter,
            List<? extends SegmentDocuments> after) {
        return ShardChange.between(
                new Shard(historyBefore, List.copyOf(before)), new Shard(historyAfter, List.copyOf(after)));
    }

    private static List<Integer> read(ShardChange change, SegmentDocuments segment) {
        List<Integer> read = new ArrayList<>();
        change.read(segment, 0, segment.maxDoc(), false, () -> {}, document -> read.add(document.doc()));
        return read;
    }

    private static List<String> documents(List<SegmentDocuments> segments) {
        List<String> documents = new ArrayList<>();
        segments.forEach(segment ->
                segment.read(0, segment.maxDoc(), document -> documents.add(segment.name() + ":" + document.doc())));
        return documents;
    }

    private static Segment segment(String name, String id, Integer... live) {
        return new Segment(name, id, List.of(live)::contains, Map.of());
    }

    private record Shard(String history, List<SegmentDocuments> segments) implements ShardDocuments {}

    /** Three documents, some of them live. */
    private record Segment(String name, String id, IntPredicate live, Map<Integer, Long> seqNos)
            implements SegmentDocuments {

        Segment writtenBy(Map<Integer, Long> operations) {
            return new Segment(name, id, live, operations);
        }

        @Override
        public String codec() {
            return "Fake";
        }

        @Override
        public int maxDoc() {
            return 3;
        }

        @Override
        public int liveDocs() {
            return (int) IntStream.range(0, 3).filter(live).count();
        }

        @Override
        public boolean isLive(int doc) {
            return live.test(doc);
        }

        @Override
        public boolean hasField(String field) {
            return false;
        }

        @Override
        public SegmentDocuments only(IntPredicate documents) {
            return new Segment(name, id, live.and(documents), seqNos);
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public void verifyChecksums() {}

        @Override
        public void read(int from, int to, DocumentConsumer consumer) {
            IntStream.range(from, to)
                    .filter(live)
                    .forEach(doc -> consumer.accept(new SourceDocument(
                            doc, name + doc, "", "", "", -1, -1, -1, ByteBuffer.allocate(0), FieldValues.NONE)));
        }

        @Override
        public void readWithVersions(int from, int to, DocumentConsumer consumer) {
            read(from, to, consumer);
        }

        @Override
        public void readOperations(int from, int to, OperationConsumer consumer) {
            IntStream.range(from, to)
                    .filter(live)
                    .filter(seqNos::containsKey)
                    .forEach(doc -> consumer.accept(doc, seqNos.get(doc), 1));
        }
    }
}
