package org.osmigrate.lucene;

import java.io.IOException;
import org.apache.lucene.backward_codecs.compressing.CompressionMode;
import org.apache.lucene.backward_codecs.compressing.Compressor;
import org.apache.lucene.backward_codecs.compressing.Decompressor;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.util.BytesRef;

/** A compression of Lucene 5 to 8 within a bound. */
final class BoundedOldCompression extends CompressionMode {

    private final CompressionMode mode;
    private final ChunkBound bound;

    BoundedOldCompression(CompressionMode mode, ChunkBound bound) {
        this.mode = mode;
        this.bound = bound;
    }

    @Override
    public Compressor newCompressor() {
        throw new UnsupportedOperationException("stored fields are not written");
    }

    @Override
    public Decompressor newDecompressor() {
        return new Bounded(mode.newDecompressor(), bound);
    }

    private static final class Bounded extends Decompressor {

        private final Decompressor decompressor;
        private final ChunkBound bound;

        Bounded(Decompressor decompressor, ChunkBound bound) {
            this.decompressor = decompressor;
            this.bound = bound;
        }

        @Override
        public void decompress(DataInput in, int originalLength, int offset, int length, BytesRef bytes)
                throws IOException {
            bound.take(length);
            decompressor.decompress(in, originalLength, offset, length, bytes);
        }

        @Override
        public Decompressor clone() {
            return new Bounded(decompressor.clone(), bound);
        }
    }
}
