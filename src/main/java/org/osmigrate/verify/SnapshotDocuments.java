package org.osmigrate.verify;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osmigrate.failure.StorageFailed;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.reconstruct.SourceReading;
import org.osmigrate.report.Progress;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.transform.DocumentChain;

/** The documents of an index in a snapshot, read in place; a part is a shard. */
final class SnapshotDocuments implements SourceSide {

    private final SnapshotIndex index;
    private final Fingerprinter.Terms terms;
    private final SourceReading reading;
    private final DocumentChain changes;
    private final Progress progress;
    private final Set<Integer> metered = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Long> dropped = new ConcurrentHashMap<>();

    SnapshotDocuments(
            SnapshotIndex index,
            Fingerprinter.Terms terms,
            SourceReading reading,
            DocumentChain changes,
            Progress progress) {
        this.index = index;
        this.terms = terms;
        this.reading = reading;
        this.changes = changes;
        this.progress = progress;
    }

    @Override
    public List<Part> parts() {
        return index.shards().stream()
                .<Part>map(shard -> documents -> read(shard, documents))
                .toList();
    }

    @Override
    public List<StoredDocument> at(Collection<Long> places) {
        Map<Integer, TreeSet<Long>> byShard = places.stream()
                .collect(Collectors.groupingBy(
                        place -> (int) (place >>> 48), TreeMap::new, Collectors.toCollection(TreeSet::new)));
        List<StoredDocument> found = new ArrayList<>();
        byShard.forEach((shard, ofShard) -> found.addAll(opened(
                index.shard(shard),
                (segments, prints) -> ofShard.stream()
                        .map(place -> stored(segments, place, prints))
                        .toList())));
        return found;
    }

    /** Documents that transformations leave out, of the shards read so far. */
    long dropped() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Live Lucene documents: root documents where the mapping has no nested objects. */
    long liveDocuments() {
        return index.shards().stream()
                .mapToLong(shard -> opened(shard, (segments, _) -> live(segments)))
                .sum();
    }

    private void read(SnapshotShard shard, Consumer<Fingerprint> documents) {
        opened(shard, (segments, prints) -> {
            Meter meter = meter(shard, segments);
            LongAdder left = new LongAdder();
            for (int i = 0; i < segments.size(); i++) {
                read(shard, i, segments.get(i), prints, documents, meter, left);
            }
            dropped.put(shard.number(), left.sum());
            meter.finish();
            return segments;
        });
    }

    private void read(
            SnapshotShard shard,
            int number,
            SegmentDocuments segment,
            Prints prints,
            Consumer<Fingerprint> documents,
            Meter meter,
            LongAdder left) {
        segment.read(0, segment.maxDoc(), document -> {
            Tasks.stopIfInterrupted();
            if (index.types().include(document.type())) {
                prints.of(document, place(shard.number(), number, document.doc()))
                        .ifPresentOrElse(documents, left::increment);
            }
            meter.document();
            return true;
        });
    }

    private static StoredDocument stored(List<SegmentDocuments> segments, long place, Prints prints) {
        int doc = (int) place;
        List<StoredDocument> found = new ArrayList<>(1);
        segments.get((int) ((place >>> 32) & 0xffff)).read(doc, doc + 1, document -> {
            prints.stored(document, place).ifPresent(found::add);
            return true;
        });
        return found.getFirst();
    }

    /** Makes the fingerprints of one shard's documents, as they were to be sent; empty for one that was to be left out. */
    private record Prints(Fingerprinter fingerprinter, SentSources sources) {

        Optional<Fingerprint> of(SourceDocument document, long place) {
            return sources.of(document)
                    .map(source -> fingerprinter.of(document.id(), document.routing(), source, place));
        }

        Optional<StoredDocument> stored(SourceDocument document, long place) {
            return sources.of(document)
                    .map(source -> new StoredDocument(
                            fingerprinter.of(document.id(), document.routing(), source, place),
                            fingerprinter.text(source)));
        }
    }

    /** Half of the bytes are passed by reading the snapshot, half by reading the target; later rounds pass none. */
    private Meter meter(SnapshotShard shard, List<SegmentDocuments> segments) {
        boolean first = metered.add(shard.number());
        return first
                ? new Meter(progress, index.name(), shard.bytes() / 2, live(segments), true)
                : new Meter(Progress.SILENT, index.name(), 0, 0, false);
    }

    private static long live(List<SegmentDocuments> segments) {
        return segments.stream().mapToLong(SegmentDocuments::liveDocs).sum();
    }

    private <T> T opened(SnapshotShard shard, BiFunction<List<SegmentDocuments>, Prints, T> work) {
        String label = shard.index() + "[" + shard.number() + "]";
        var directory = shard.directory();
        try {
            List<SegmentDocuments> segments =
                    ShardDocuments.open(directory, label, reading.values()).segments();
            return work.apply(
                    segments,
                    new Prints(new Fingerprinter(terms), new SentSources(index.name(), reading.begin(), changes)));
        } finally {
            close(directory, label);
        }
    }

    private static void close(Closeable directory, String label) {
        try {
            directory.close();
        } catch (IOException e) {
            throw new StorageFailed(
                    "Closing the files of shard " + label + " in the snapshot failed: " + e.getMessage(),
                    "Check that the repository is still there, then run the command again.",
                    e);
        }
    }

    /** 16 bits of shard, 16 of segment, 32 of document number. */
    private static long place(int shard, int segment, int doc) {
        return ((long) shard << 48) | ((long) segment << 32) | doc;
    }
}
