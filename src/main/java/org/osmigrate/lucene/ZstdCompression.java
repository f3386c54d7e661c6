package org.osmigrate.lucene;

import java.io.IOException;
import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.compressing.Compressor;
import org.apache.lucene.codecs.compressing.Decompressor;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.osmigrate.lucene.zstd.ZstdDecoder;

/** Chunks of stored fields as Zstandard frames. They are only read here. */
final class ZstdCompression extends CompressionMode {

    private final Layout layout;

    ZstdCompression(Layout layout) {
        this.layout = layout;
    }

    /** How a chunk is laid out. Every frame follows its length. */
    enum Layout {
        /** One frame. */
        WHOLE,
        /** The length of a block, then a frame for each block. */
        BLOCKS,
        /** The lengths of a dictionary and of a block, a frame for the dictionary and frames for blocks that refer to it. */
        DICTIONARY_AND_BLOCKS
    }

    @Override
    public Compressor newCompressor() {
        throw new UnsupportedOperationException("stored fields are not written");
    }

    @Override
    public Decompressor newDecompressor() {
        return new Frames(layout);
    }

    /** Decompresses those frames of a chunk that hold the bytes asked for. */
    private static final class Frames extends Decompressor {

        private final Layout layout;
        private final ZstdDecoder decoder = new ZstdDecoder();
        private byte[] compressed = new byte[0];

        Frames(Layout layout) {
            this.layout = layout;
        }

        @Override
        public void decompress(DataInput in, int originalLength, int offset, int length, BytesRef bytes)
                throws IOException {
            bytes.bytes = ArrayUtil.growNoCopy(bytes.bytes, originalLength);
            bytes.offset = offset;
            bytes.length = length;
            int dictionary = layout == Layout.DICTIONARY_AND_BLOCKS ? in.readVInt() : 0;
            int block = layout == Layout.WHOLE ? originalLength : in.readVInt();
            if (dictionary > originalLength || (block <= 0 && dictionary < originalLength)) {
                throw new IOException("a chunk of stored fields has blocks of " + block + " bytes");
            }
            if (layout == Layout.DICTIONARY_AND_BLOCKS) {
                frame(in, bytes.bytes, 0, 0, dictionary);
            }
            for (int at = dictionary; at < offset + length; at += block) {
                int end = Math.min(at + block, originalLength);
                if (end <= offset) {
                    in.skipBytes(in.readVInt());
                } else {
                    block(in, bytes.bytes, dictionary, at, end);
                }
            }
        }

        /** A block refers to the dictionary as if it stood right before it. */
        private void block(DataInput in, byte[] out, int dictionary, int from, int to) throws IOException {
            if (dictionary == 0 || from == dictionary) {
                frame(in, out, from - dictionary, from, to);
                return;
            }
            byte[] joined = new byte[dictionary + to - from];
            System.arraycopy(out, 0, joined, 0, dictionary);
            frame(in, joined, 0, dictionary, joined.length);
            System.arraycopy(joined, dictionary, out, from, to - from);
        }

        private void frame(DataInput in, byte[] out, int history, int from, int to) throws IOException {
            int length = in.readVInt();
            if (length == 0) {
                checkLength(0, to - from);
                return;
            }
            compressed = ArrayUtil.growNoCopy(compressed, length + ZstdDecoder.PADDING);
            in.readBytes(compressed, 0, length);
            checkLength(decoder.decode(compressed, 0, length, out, history, from, to) - from, to - from);
        }

        private static void checkLength(int found, int expected) throws IOException {
            if (found != expected) {
                throw new IOException("a zstd frame of stored fields holds " + found + " bytes, not " + expected);
            }
        }

        @Override
        public Decompressor clone() {
            return new Frames(layout);
        }
    }
}
