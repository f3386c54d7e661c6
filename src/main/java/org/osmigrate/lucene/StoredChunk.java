package org.osmigrate.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.ByteBuffersIndexInput;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.compress.LZ4;

/** A decompressed chunk of documents of Lucene 4.1 to 4.10. */
final class StoredChunk {

    /** Holds nothing. */
    static final StoredChunk NONE = new StoredChunk(0, new int[0], new int[1], new byte[0]);

    /** LZ4 spends at least one byte on so many. */
    private static final int HIGHEST_RATIO = 255;

    private final int firstDoc;
    private final int[] fields;
    private final int[] offsets;
    private final IndexInput bytes;

    /**
     * What holds for every chunk.
     *
     * @param pieceLength a chunk twice as long or longer is compressed in pieces of this length
     * @param packed the version of packed numbers
     * @param firstChunk where the first one begins
     */
    record Layout(int pieceLength, int packed, long firstChunk) {

        private static final int PIECES = 1;

        static Layout read(OldFile data) throws IOException {
            int pieceLength = data.version() >= PIECES ? data.in().readVInt() : Integer.MAX_VALUE;
            int packed = data.in().readVInt();
            if (pieceLength <= 0) {
                throw new CorruptIndexException("chunks of " + pieceLength + " bytes", data.in());
            }
            return new Layout(pieceLength, packed, data.in().getFilePointer());
        }
    }

    private StoredChunk(int firstDoc, int[] fields, int[] offsets, byte[] bytes) {
        this.firstDoc = firstDoc;
        this.fields = fields;
        this.offsets = offsets;
        this.bytes = new ByteBuffersIndexInput(new ByteBuffersDataInput(List.of(ByteBuffer.wrap(bytes))), "a chunk");
    }

    /** Reads the chunk that begins here, which must hold the documents that the index says. */
    static StoredChunk read(OldFile data, Layout layout, int firstDoc, int end) throws IOException {
        readRange(data, firstDoc, end);
        int[] fields = numbers(data, layout, end - firstDoc);
        int[] offsets = offsets(data, numbers(data, layout, end - firstDoc));
        return new StoredChunk(firstDoc, fields, offsets, decompress(data.in(), layout, offsets[end - firstDoc]));
    }

    /** Reads which documents the chunk that begins here holds. */
    static void readRange(OldFile data, int firstDoc, int end) throws IOException {
        int first = data.in().readVInt();
        int count = data.in().readVInt();
        if (first != firstDoc || count != end - firstDoc) {
            throw new CorruptIndexException(
                    "a chunk holds " + count + " documents from " + first + " on, not those from " + firstDoc + " to "
                            + end,
                    data.in());
        }
    }

    /** One number, or packed ones; numbers of no bits are all the same. */
    private static int[] numbers(OldFile data, Layout layout, int count) throws IOException {
        IndexInput in = data.in();
        int bits = count == 1 ? 0 : in.readVInt();
        int[] numbers = new int[count];
        if (bits == 0) {
            Arrays.fill(numbers, in.readVInt());
            return numbers;
        }
        long[] packed = PackedNumbers.read(in, layout.packed(), count, bits);
        for (int i = 0; i < count; i++) {
            numbers[i] = Math.toIntExact(packed[i]);
        }
        return numbers;
    }

    private static int[] offsets(OldFile data, int[] lengths) throws IOException {
        int[] offsets = new int[lengths.length + 1];
        for (int i = 0; i < lengths.length; i++) {
            long offset = (long) offsets[i] + lengths[i];
            if (lengths[i] < 0 || offset > Integer.MAX_VALUE - 8 || offset / HIGHEST_RATIO > data.left()) {
                throw new CorruptIndexException("a chunk is " + offset + " bytes long", data.in());
            }
            offsets[i + 1] = (int) offset;
        }
        return offsets;
    }

    private static byte[] decompress(IndexInput in, Layout layout, int length) throws IOException {
        byte[] bytes = new byte[length];
        if (length / 2 < layout.pieceLength()) {
            LZ4.decompress(in, length, bytes, 0);
            return bytes;
        }
        int piece;
        for (int at = 0; at < length; at += piece) {
            piece = Math.min(layout.pieceLength(), length - at);
            LZ4.decompress(in, piece, bytes, at);
        }
        return bytes;
    }

    boolean holds(int doc) {
        return doc >= firstDoc && doc < firstDoc + fields.length;
    }

    /** How many values a document has. */
    int fields(int doc) {
        return fields[doc - firstDoc];
    }

    /** The bytes, where a document begins. */
    IndexInput document(int doc) throws IOException {
        bytes.seek(offsets[doc - firstDoc]);
        return bytes;
    }

    void checkEnd(int doc) throws IOException {
        if (bytes.getFilePointer() != offsets[doc - firstDoc + 1]) {
            throw new CorruptIndexException("document " + doc + " is longer or shorter than its chunk says", bytes);
        }
    }
}
