package org.osmigrate.backfill;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.lucene.store.Directory;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.snapshot.DocumentTypes;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotShard;

/**
 * Finds the ids that several types of an index have, or several shards of a data stream. Routing may have put them apart. First by
 * hashes, eight bytes a document and a part of them at a time; then the ids themselves of the hashes that occur again.
 */
final class EqualIdSearch {

    /** What fits a note. */
    private static final int MOST = 100_000;

    private static final int HASHES_AT_ONCE = 16_000_000;

    private final SnapshotIndex index;
    private final int hashesAtOnce;
    private final int most;

    EqualIdSearch(SnapshotIndex index) {
        this(index, HASHES_AT_ONCE, MOST);
    }

    EqualIdSearch(SnapshotIndex index, int hashesAtOnce, int most) {
        this.index = index;
        this.hashesAtOnce = hashesAtOnce;
        this.most = most;
    }

    SortedMap<String, SortedSet<String>> run() {
        long[] documents = {0};
        eachSegment(segment -> documents[0] += segment.liveDocs());
        int parts = Math.toIntExact(1 + documents[0] / hashesAtOnce);
        SortedMap<String, SortedSet<String>> equal = new TreeMap<>();
        for (int part = 0; part < parts; part++) {
            collect(repeated(part, parts), equal);
        }
        return equal;
    }

    private long[] repeated(int part, int parts) {
        Hashes hashes = new Hashes();
        eachDocument((_, document) -> {
            long hash = hash(document.id());
            if (Math.floorMod(hash, parts) == part) {
                hashes.add(hash);
            }
        });
        return hashes.repeated();
    }

    private void collect(long[] repeated, SortedMap<String, SortedSet<String>> equal) {
        if (repeated.length == 0) {
            return;
        }
        Map<String, SortedSet<String>> types = new HashMap<>();
        eachDocument((shard, document) -> {
            if (Arrays.binarySearch(repeated, hash(document.id())) >= 0) {
                types.computeIfAbsent(document.id(), _ -> new TreeSet<>()).add(place(shard, document));
                refuseTooMany(types.size());
            }
        });
        types.forEach((id, ofId) -> {
            if (ofId.size() > 1) {
                equal.put(id, ofId);
            }
        });
        refuseTooMany(equal.size());
    }

    private void refuseTooMany(int ids) {
        if (ids > most) {
            throw new CheckFailed(
                    "more than " + most + " ids occur more than once in index " + index.name()
                            + ": its parts cannot become one",
                    "Split mapping types with --multi-type split; of a data stream, leave backing indices out by their"
                            + " exact names with exclude.indices, or leave all of it out.");
        }
    }

    /** What makes two documents of one id two. */
    private String place(SnapshotShard shard, SourceDocument document) {
        return index.types() instanceof DocumentTypes.Backed ? shard.origin() : document.type();
    }

    private void eachDocument(BiConsumer<SnapshotShard, SourceDocument> consumer) {
        for (SnapshotShard shard : index.shards()) {
            eachSegment(
                    shard,
                    segment -> segment.read(0, segment.maxDoc(), document -> {
                        if (index.types().include(document.type())) {
                            consumer.accept(shard, document);
                        }
                        return true;
                    }));
        }
    }

    private void eachSegment(Consumer<SegmentDocuments> consumer) {
        index.shards().forEach(shard -> eachSegment(shard, consumer));
    }

    private static void eachSegment(SnapshotShard shard, Consumer<SegmentDocuments> consumer) {
        String label = BackfillPlanner.label(shard.index(), shard.number());
        try (Directory directory = shard.directory()) {
            ShardDocuments.open(directory, label).segments().forEach(consumer);
        } catch (IOException e) {
            throw new CorruptSnapshot(label + " cannot be closed: " + e, "Check the repository's storage.", e);
        }
    }

    /** FNV-1a over the characters, mixed once more. */
    static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        return hash ^ (hash >>> 29);
    }

    private static final class Hashes {

        private long[] values = new long[1024];
        private int size;

        void add(long hash) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = hash;
        }

        /** Each hash that occurs more than once, in order. */
        long[] repeated() {
            Arrays.sort(values, 0, size);
            Hashes again = new Hashes();
            for (int i = 1; i < size; i++) {
                if (values[i] == values[i - 1] && (i == 1 || values[i] != values[i - 2])) {
                    again.add(values[i]);
                }
            }
            return Arrays.copyOf(again.values, again.size);
        }
    }
}
