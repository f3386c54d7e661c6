package org.osmigrate.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/**
 * A commit point, {@code segments_N}, of Lucene 7.0 (format 7) to 10.6 (format 11).
 *
 * @param segments its segments, in order
 */
record Commit(List<SegmentEntry> segments) {

    private static final String PREFIX = "segments_";
    private static final String CODEC = "segments";
    private static final int OLDEST = 7;
    private static final int NEWEST = 11;
    private static final int ID_LENGTH = 16;

    /** From this format on the counter is a variable-length long. */
    private static final int LONG_COUNTER = 8;

    /** From this format on soft deletes are counted. */
    private static final int SOFT_DELETES = 9;

    /** From this format on a segment's commit has an id of its own. */
    private static final int COMMIT_IDS = 10;

    /** From this format on doc values may have overlays. */
    private static final int OVERLAYS = 11;

    /**
     * A segment as the commit lists it.
     *
     * @param id the 16 bytes that all its files repeat
     * @param codec the name of the codec that wrote it
     * @param deletedDocs documents that {@code .liv} marks
     * @param deletionGeneration of {@code .liv}; -1 for none
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
        try (IndexInput whole = directory.openInput(file, IOContext.READONCE)) {
            CodecUtil.checksumEntireFile(whole);
        }
        try (ChecksumIndexInput in = directory.openChecksumInput(file)) {
            int format = CodecUtil.checkHeader(in, CODEC, 0, Integer.MAX_VALUE);
            if (format < OLDEST || format > NEWEST) {
                throw damage.unsupported("its commit has format " + format + ", not " + OLDEST + " to " + NEWEST);
            }
            in.skipBytes(ID_LENGTH);
            CodecUtil.checkIndexHeaderSuffix(in, file.substring(PREFIX.length()));
            return new Commit(segments(in, format));
        }
    }

    private static List<SegmentEntry> segments(ChecksumIndexInput in, int format) throws IOException {
        skipVersion(in);
        in.readVInt(); // the major version that created the index
        CodecUtil.readBELong(in); // the commit's version
        if (format >= LONG_COUNTER) {
            in.readVLong();
        } else {
            CodecUtil.readBEInt(in);
        }
        int count = CodecUtil.readBEInt(in);
        if (count > 0) {
            skipVersion(in);
        }
        List<SegmentEntry> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            segments.add(segment(in, format));
        }
        return List.copyOf(segments);
    }

    private static SegmentEntry segment(ChecksumIndexInput in, int format) throws IOException {
        String name = in.readString();
        byte[] id = new byte[ID_LENGTH];
        in.readBytes(id, 0, id.length);
        String codec = in.readString();
        long deletionGeneration = CodecUtil.readBELong(in);
        int deleted = CodecUtil.readBEInt(in);
        long fieldInfosGeneration = CodecUtil.readBELong(in);
        long docValuesGeneration = CodecUtil.readBELong(in);
        int softDeleted = format >= SOFT_DELETES ? CodecUtil.readBEInt(in) : 0;
        if (format >= COMMIT_IDS && in.readByte() == 1) {
            in.skipBytes(ID_LENGTH);
        }
        skipUpdateFiles(in, format);
        return new SegmentEntry(
                name, id, codec, deleted, deletionGeneration, fieldInfosGeneration, docValuesGeneration, softDeleted);
    }

    private static void skipUpdateFiles(ChecksumIndexInput in, int format) throws IOException {
        in.readSetOfStrings();
        int updated = CodecUtil.readBEInt(in);
        for (int i = 0; i < updated; i++) {
            CodecUtil.readBEInt(in);
            in.readSetOfStrings();
        }
        if (format >= OVERLAYS) {
            skipOverlays(in);
        }
    }

    private static void skipOverlays(ChecksumIndexInput in) throws IOException {
        int fields = CodecUtil.readBEInt(in);
        for (int i = 0; i < fields; i++) {
            CodecUtil.readBEInt(in);
            CodecUtil.readBELong(in);
            int generations = CodecUtil.readBEInt(in);
            for (int j = 0; j < generations; j++) {
                CodecUtil.readBELong(in);
            }
        }
    }

    private static void skipVersion(ChecksumIndexInput in) throws IOException {
        in.readVInt();
        in.readVInt();
        in.readVInt();
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
