package org.osmigrate.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.lucene.store.BufferedIndexInput;
import org.apache.lucene.store.IndexInput;

/** A file, or a slice of one, read through a buffer that is as large as sequential reading likes it. */
final class BlobInput extends BufferedIndexInput {

    private static final int LARGE = 1 << 17;
    private static final int SMALL = 1 << 14;

    private final BlobReader reader;
    private final long start;
    private final long length;

    BlobInput(String description, BlobReader reader) {
        this(description, reader, 0, reader.file().length());
    }

    private BlobInput(String description, BlobReader reader, long start, long length) {
        super(description, length > LARGE ? LARGE : SMALL);
        this.reader = reader;
        this.start = start;
        this.length = length;
    }

    @Override
    protected void readInternal(ByteBuffer target) throws IOException {
        if (getFilePointer() + target.remaining() > length) {
            throw new EOFException("read past the end of " + this);
        }
        reader.read(start + getFilePointer(), target, start + length);
    }

    @Override
    protected void seekInternal(long position) throws IOException {
        if (position > length) {
            throw new EOFException("seek past the end of " + this);
        }
    }

    @Override
    public IndexInput slice(String description, long offset, long sliceLength) {
        if (offset < 0 || sliceLength < 0 || offset > length - sliceLength) {
            throw new IllegalArgumentException("slice " + description + " is out of bounds of " + this);
        }
        return new BlobInput(getFullSliceDescription(description), reader, start + offset, sliceLength);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void close() {
        // The store keeps what is open, for all inputs of a file together.
    }
}
