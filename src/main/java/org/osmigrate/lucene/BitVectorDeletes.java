package org.osmigrate.lucene;

import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.osmigrate.lucene.OldFile.Header;

/**
 * Live documents of Lucene 4, {@code .del}: a bit per document, set while it lives; or, where few are deleted, only the bytes
 * that have a clear bit, each behind its distance from the one before.
 */
final class BitVectorDeletes {

    private static final Header HEADER = new Header("BitVector", 2, 2);
    private static final int FULL_HEADER = -2;
    private static final int GAPS = -1;

    private BitVectorDeletes() {}

    static Bits read(Directory directory, SegmentCommitInfo commit, IOContext context) throws IOException {
        String name = IndexFileNames.fileNameFromGeneration(commit.info.name, "del", commit.getDelGen());
        try (OldFile file = open(directory, name)) {
            int maxDoc = commit.info.maxDoc();
            int size = file.in().readInt();
            boolean gaps = size == GAPS;
            int documents = gaps ? file.in().readInt() : size;
            int live = file.in().readInt();
            if (documents != maxDoc || live != maxDoc - commit.getDelCount()) {
                throw new CorruptIndexException(live + " of " + documents + " documents are live", file.in());
            }
            FixedBitSet bits = gaps ? clearedBytes(file, maxDoc, live) : allBytes(file, maxDoc);
            file.end();
            if (bits.cardinality() != live) {
                throw new CorruptIndexException(bits.cardinality() + " bits are set, not " + live, file.in());
            }
            return bits;
        }
    }

    private static OldFile open(Directory directory, String name) throws IOException {
        OldFile file = OldFile.open(directory, name, HEADER, FULL_HEADER);
        if (file.version() == 0) {
            throw new CorruptIndexException("is of a version before 4.0", file.in());
        }
        return file;
    }

    private static FixedBitSet allBytes(OldFile file, int maxDoc) throws IOException {
        FixedBitSet bits = new FixedBitSet(maxDoc);
        int bytes = file.count((maxDoc + 7) >>> 3, 1);
        for (int i = 0; i < bytes; i++) {
            setByte(bits, i, file.in().readByte() & 0xff, maxDoc);
        }
        return bits;
    }

    private static FixedBitSet clearedBytes(OldFile file, int maxDoc, int live) throws IOException {
        FixedBitSet bits = new FixedBitSet(maxDoc);
        bits.set(0, maxDoc);
        int at = 0;
        for (int deleted = maxDoc - live; deleted > 0; ) {
            at += file.in().readVInt();
            int value = file.in().readByte() & 0xff;
            if (at < 0 || at > (maxDoc - 1) >>> 3 || value == 0xff) {
                throw new CorruptIndexException("byte " + at + " is " + value, file.in());
            }
            bits.clear(at << 3, Math.min(maxDoc, (at << 3) + 8));
            setByte(bits, at, value, maxDoc);
            deleted -= 8 - Integer.bitCount(value);
        }
        return bits;
    }

    private static void setByte(FixedBitSet bits, int at, int value, int maxDoc) {
        for (int bit = 0; bit < 8 && (at << 3) + bit < maxDoc; bit++) {
            if ((value & 1 << bit) != 0) {
                bits.set((at << 3) + bit);
            }
        }
    }
}
