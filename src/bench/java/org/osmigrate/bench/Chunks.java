package org.osmigrate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.backward_codecs.compressing.CompressionMode;
import org.apache.lucene.backward_codecs.compressing.Compressor;
import org.apache.lucene.backward_codecs.compressing.Decompressor;
import org.apache.lucene.backward_codecs.lucene87.Lucene87StoredFieldsFormat;
import org.apache.lucene.backward_codecs.store.EndiannessReverserUtil;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.util.BytesRef;

/** The sources in compressed chunks as the codec of Elasticsearch 7.10 makes them, in memory: nothing but to decompress. */
final class Chunks {

    private static final int FAST_LENGTH = 81_920;
    private static final int SMALL_LENGTH = 491_520;

    private final CompressionMode mode;
    private final List<byte[]> compressed = new ArrayList<>();
    private final int chunkLength;

    /** Of as much of the bytes as fills whole chunks. */
    Chunks(byte[] plain, int length, String codec) {
        boolean small = codec.equals("best_compression");
        mode = small ? Lucene87StoredFieldsFormat.BEST_COMPRESSION_MODE : Lucene87StoredFieldsFormat.BEST_SPEED_MODE;
        chunkLength = small ? SMALL_LENGTH : FAST_LENGTH;
        try (Compressor compressor = mode.newCompressor()) {
            for (int from = 0; from + chunkLength <= length; from += chunkLength) {
                ByteBuffersDataOutput out = new ByteBuffersDataOutput();
                compressor.compress(plain, from, chunkLength, out);
                compressed.add(out.toArrayCopy());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Decompresses every chunk; the number of plain bytes. */
    long decompress() {
        Decompressor decompressor = mode.newDecompressor();
        BytesRef plain = new BytesRef();
        long bytes = 0;
        try {
            for (byte[] chunk : compressed) {
                decompressor.decompress(input(chunk), chunkLength, 0, chunkLength, plain);
                bytes += plain.length;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    /** Turned twice, here and in the decompressor, as the bytes of files of that era are. */
    private static DataInput input(byte[] chunk) {
        return EndiannessReverserUtil.wrapDataInput(new ByteArrayDataInput(chunk));
    }

    /** The length of all chunks. */
    long compressedBytes() {
        return compressed.stream().mapToLong(chunk -> chunk.length).sum();
    }
}
