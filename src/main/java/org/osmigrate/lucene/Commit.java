package org.osmigrate.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.store.Directory;

/**
 * A commit point, {@code segments_N}, of Lucene 4.0 (format 0) to 10.6 (format 11).
 *
 * @param segments its segments, in order
 * @param history what the shard's operations belong to; empty before Lucene 7 and where nobody wrote it
 */
record Commit(List<SegmentEntry> segments, String history) {

    static final String PREFIX = "segments_";

    Commit {
        segments = List.copyOf(segments);
    }

    /**
     * A segment as the commit lists it.
     *
     * @param id the 16 bytes that all its files repeat; none before Lucene 5.0
     * @param codec the name of the codec that wrote it
     * @param deletedDocs documents that {@code .liv} or {@code .del} marks
     * @param deletionGeneration of that file; -1 for none
     * @param fieldInfosGeneration of {@code .fnm} after updates; -1 for none
     * @param docValuesGeneration of updated doc values; -1 for none
     * @param softDeletedDocs documents that are soft-deleted and not deleted
     */
    @SuppressWarnings("ArrayRecordComponent")
    record SegmentEntry(
            String name,
            byte[] id,
            String codec,
            int deletedDocs,
            long deletionGeneration,
            long fieldInfosGeneration,
            long docValuesGeneration,
            int softDeletedDocs) {}

    static Commit newest(Directory directory, String shard) {
        Damage damage = new Damage(shard);
        return damage.guard(() -> {
            String file = Arrays.stream(directory.listAll())
                    .filter(name -> name.startsWith(PREFIX))
                    .max(Comparator.comparingLong(Commit::generation))
                    .orElseThrow(() -> damage.corrupt("there is no segments_N among its files"));
            return read(directory, file, new Damage(shard + " " + file));
        });
    }

    private static long generation(String file) {
        return Long.parseLong(file.substring(PREFIX.length()), Character.MAX_RADIX);
    }

    private static Commit read(Directory directory, String file, Damage damage) throws IOException {
        try (CommitFile commit = CommitFile.open(directory, file, damage)) {
            return new Commit(commit.segments(), commit.history());
        }
    }

    /** Opens every segment: an unknown codec is found now. */
    List<SegmentDocuments> open(Directory directory, String shard, ValueFields wanted) {
        List<SegmentDocuments> opened = new ArrayList<>();
        for (SegmentEntry entry : segments) {
            Damage damage = new Damage(shard + " segment " + entry.name());
            opened.add(damage.guard(() -> StoredSegment.open(directory, entry, wanted, damage)));
        }
        return opened;
    }
}
