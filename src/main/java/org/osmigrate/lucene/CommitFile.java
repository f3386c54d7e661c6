package org.osmigrate.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.StringHelper;
import org.osmigrate.lucene.CheckedFiles.Footers;
import org.osmigrate.lucene.Commit.SegmentEntry;
import org.osmigrate.lucene.OldFile.Header;

/** The bytes of {@code segments_N}; its checksum was compared before anything else is read. */
record CommitFile(OldFile file) implements Closeable {

    private static final String CODEC = "segments";
    private static final int NEWEST = 11;
    private static final String HISTORY = "history_uuid";

    /** From this format on doc values may be updated, Lucene 4.6. */
    private static final int UPDATES = 1;

    /** From this format on the file ends with a footer, Lucene 4.8. */
    private static final int FOOTER = 2;

    /** From this format on updates of doc values have a generation of their own, Lucene 4.9. */
    private static final int UPDATES_BY_FIELD = 3;

    /** From this format on commit and segments have ids, Lucene 5.0. */
    private static final int IDS = 4;

    /** From this format on sets have a size of variable length, Lucene 5.1. */
    private static final int VARIABLE_SETS = 5;

    /** From this format on versions are listed, Lucene 5.3. */
    private static final int VERSIONS = 6;

    /** From this format on the major version that created the index is listed, and every segment has an id, Lucene 7.0. */
    private static final int CREATED = 7;

    /** From this format on the counter is a variable-length long, Lucene 7.2. */
    private static final int LONG_COUNTER = 8;

    /** From this format on soft deletes are counted, Lucene 7.4. */
    private static final int SOFT_DELETES = 9;

    /** From this format on a segment's commit has an id of its own, Lucene 8.6. */
    private static final int COMMIT_IDS = 10;

    /** From this format on doc values may have overlays, Lucene 10.6. */
    private static final int OVERLAYS = 11;

    private static final Header HEADER = new Header(CODEC, Integer.MAX_VALUE, FOOTER);

    static CommitFile open(Directory directory, String name, Damage damage) throws IOException {
        OldFile file = OldFile.open(new CheckedFiles(directory, Footers.WHERE_THERE), name, HEADER);
        if (file.version() > NEWEST) {
            throw damage.unsupported("its commit has format " + file.version() + ", not 0 to " + NEWEST);
        }
        if (!file.footer()) {
            compareChecksum(file.in());
        }
        if (file.version() >= IDS) {
            file.in().skipBytes(StringHelper.ID_LENGTH);
            CodecUtil.checkIndexHeaderSuffix(file.in(), name.substring(Commit.PREFIX.length()));
        }
        return new CommitFile(file);
    }

    /** Before footers the last eight bytes were the checksum. */
    private static void compareChecksum(IndexInput in) throws IOException {
        long position = in.getFilePointer();
        in.seek(0);
        byte[] bytes = new byte[Math.toIntExact(in.length() - Long.BYTES)];
        in.readBytes(bytes, 0, bytes.length);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (crc.getValue() != in.readLong()) {
            throw new CorruptIndexException("its checksum is another", in);
        }
        in.seek(position);
    }

    List<SegmentEntry> segments() throws IOException {
        IndexInput in = file.in();
        skipHead();
        int count = file.count(in.readInt(), 1);
        if (count > 0 && file.version() >= VERSIONS) {
            skipVersion();
        }
        List<SegmentEntry> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            segments.add(segment());
        }
        return segments;
    }

    /** Behind the segments stands what the writer of the index wrote into its commits. */
    String history() throws IOException {
        return file.version() >= CREATED ? file.variableMap().getOrDefault(HISTORY, "") : "";
    }

    private void skipHead() throws IOException {
        IndexInput in = file.in();
        if (file.version() >= VERSIONS) {
            skipVersion();
        }
        if (file.version() >= CREATED) {
            in.readVInt();
        }
        in.readLong(); // the commit's version
        if (file.version() >= LONG_COUNTER) {
            in.readVLong();
        } else {
            in.readInt();
        }
    }

    private SegmentEntry segment() throws IOException {
        IndexInput in = file.in();
        String name = file.string();
        byte[] id = id();
        String codec = file.string();
        long deletionGeneration = in.readLong();
        int deleted = in.readInt();
        long fieldInfosGeneration = file.version() >= UPDATES ? in.readLong() : -1;
        long docValuesGeneration = file.version() >= UPDATES_BY_FIELD ? in.readLong() : fieldInfosGeneration;
        int softDeleted = file.version() >= SOFT_DELETES ? in.readInt() : 0;
        if (file.version() >= COMMIT_IDS && in.readByte() == 1) {
            in.skipBytes(StringHelper.ID_LENGTH);
        }
        skipUpdateFiles();
        return new SegmentEntry(
                name, id, codec, deleted, deletionGeneration, fieldInfosGeneration, docValuesGeneration, softDeleted);
    }

    /** A segment of Lucene 4 has none, also in a commit of Lucene 5. */
    private byte[] id() throws IOException {
        if (file.version() < IDS || (file.version() < CREATED && file.in().readByte() == 0)) {
            return new byte[0];
        }
        byte[] id = new byte[StringHelper.ID_LENGTH];
        file.in().readBytes(id, 0, id.length);
        return id;
    }

    private void skipUpdateFiles() throws IOException {
        IndexInput in = file.in();
        if (file.version() >= UPDATES_BY_FIELD) {
            skipSet();
            for (int i = file.count(in.readInt(), 4); i > 0; i--) {
                in.readInt();
                skipSet();
            }
        } else if (file.version() >= UPDATES) {
            for (int i = file.count(in.readInt(), 8); i > 0; i--) {
                in.readLong();
                skipSet();
            }
        }
        if (file.version() >= OVERLAYS) {
            skipOverlays();
        }
    }

    private void skipSet() throws IOException {
        if (file.version() >= VARIABLE_SETS) {
            file.skipVariableSet();
        } else {
            file.skipFixedSet();
        }
    }

    private void skipOverlays() throws IOException {
        IndexInput in = file.in();
        for (int i = file.count(in.readInt(), 16); i > 0; i--) {
            in.readInt();
            in.readLong();
            in.skipBytes((long) Long.BYTES * file.count(in.readInt(), Long.BYTES));
        }
    }

    private void skipVersion() throws IOException {
        file.in().readVInt();
        file.in().readVInt();
        file.in().readVInt();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
