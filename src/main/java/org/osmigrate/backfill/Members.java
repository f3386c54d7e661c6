package org.osmigrate.backfill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Lines that wait to be written, plain or as whole gzip members. */
final class Members {

    private final boolean compressed;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Optional<OutputStream> encoder = Optional.empty();

    Members(boolean compressed) {
        this.compressed = compressed;
    }

    void add(byte[] line) throws IOException {
        if (encoder.isEmpty()) {
            encoder = Optional.of(compressed ? new GZIPOutputStream(bytes) : bytes);
        }
        encoder.get().write(line);
    }

    /** The bytes so far, without what a compressor holds back. */
    int size() {
        return bytes.size();
    }

    /** Ends the member; the bytes stay until they are {@link #reset}. */
    byte[] finished() throws IOException {
        if (encoder.isPresent()) {
            encoder.get().close();
            encoder = Optional.empty();
        }
        return bytes.toByteArray();
    }

    void reset() {
        bytes.reset();
    }
}
