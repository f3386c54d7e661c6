package org.osmigrate.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osmigrate.failure.UnsupportedFormat;

/** Indices written by Lucene 4.0 to 9.12 themselves: every variant of every format that holds documents. */
class WrittenIndexTest {

    static Stream<WrittenIndex> indices() {
        return WrittenIndex.all().stream();
    }

    static Stream<WrittenIndex> smallIndices() {
        return indices()
                .filter(index -> !index.variant().startsWith("numbers")
                        && !index.variant().equals("big"));
    }

    @ParameterizedTest
    @MethodSource("indices")
    void yieldsExactlyTheLiveDocuments(WrittenIndex index) throws IOException {
        assertThat(index.found(false)).isEqualTo(index.withoutVersions());
    }

    @ParameterizedTest
    @MethodSource("indices")
    void yieldsTheirVersionsWhenAskedFor(WrittenIndex index) throws IOException {
        if (index.version().equals("4.2.1") && !index.expected().isEmpty()) {
            assertThatThrownBy(() -> index.found(true))
                    .isInstanceOf(UnsupportedFormat.class)
                    .hasMessageContaining("Lucene42");
        } else {
            assertThat(index.found(true)).isEqualTo(index.expected());
        }
    }

    /** The later half first: what is read ahead must not leak from one reading into another. */
    @ParameterizedTest
    @MethodSource("smallIndices")
    void startsAtAnyDocument(WrittenIndex index) throws IOException {
        try (Directory directory = index.directory()) {
            for (SegmentDocuments segment :
                    ShardDocuments.open(directory, index.toString()).segments()) {
                Map<Integer, String> whole = documents(segment, 0, segment.maxDoc());
                for (int from = 0; from < segment.maxDoc(); from += 1 + segment.maxDoc() / 23) {
                    int start = from;
                    Map<Integer, String> expected = new TreeMap<>(whole);
                    expected.keySet().removeIf(doc -> doc < start);
                    assertThat(documents(segment, from, segment.maxDoc())).isEqualTo(expected);
                }
            }
        }
    }

    private static Map<Integer, String> documents(SegmentDocuments segment, int from, int to) {
        Map<Integer, String> documents = new TreeMap<>();
        segment.read(
                from,
                to,
                document -> documents.put(document.doc(), document.id() + WrittenIndex.columns(document)) == null);
        return documents;
    }

    /** Most documents of the variant with few deletions have no id, like nested ones: they count as live, and are not yielded. */
    @ParameterizedTest
    @MethodSource("smallIndices")
    void countsLiveDocuments(WrittenIndex index) throws IOException {
        try (Directory directory = index.directory()) {
            List<SegmentDocuments> segments = new ArrayList<>(
                    ShardDocuments.open(directory, index.toString()).segments());

            assertThat(segments.stream().mapToInt(SegmentDocuments::liveDocs).sum())
                    .isEqualTo(
                            index.variant().equals("gaps")
                                    ? 1499
                                    : index.expected().size());
            assertThat(segments)
                    .allSatisfy(segment -> assertThat(segment.bytes()).isPositive());
        }
    }
}
