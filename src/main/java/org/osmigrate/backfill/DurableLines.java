package org.osmigrate.backfill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * Appends lines to a file that only its owner may read, plain or as a sequence of gzip members. Only whole members are
 * written: whatever kills the process, what was flushed before can be read.
 */
final class DurableLines implements AutoCloseable {

    private static final int LARGE_MEMBER = 1 << 20;
    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path file;
    private final boolean compressed;
    private final ByteArrayOutputStream member = new ByteArrayOutputStream();
    private Optional<OutputStream> encoder = Optional.empty();
    private FileChannel channel;
    private boolean dirty;

    /** Nothing is created before the first line. */
    DurableLines(Path file, boolean compressed) {
        this.file = file;
        this.compressed = compressed;
    }

    Path file() {
        return file;
    }

    /** Appends a line, which ends with a line break. */
    void append(byte[] line) throws IOException {
        if (channel == null) {
            channel = open();
        }
        if (encoder.isEmpty()) {
            encoder = Optional.of(compressed ? new GZIPOutputStream(member) : member);
        }
        encoder.get().write(line);
        dirty = true;
        if (member.size() >= LARGE_MEMBER) {
            write();
        }
    }

    /** Makes every line appended so far durable. */
    void flush() throws IOException {
        if (dirty) {
            write();
            channel.force(false);
            dirty = false;
        }
    }

    private void write() throws IOException {
        if (encoder.isPresent()) {
            encoder.get().close();
            encoder = Optional.empty();
        }
        if (member.size() > 0) {
            whole(ByteBuffer.wrap(member.toByteArray()));
            member.reset();
        }
    }

    /** A part of a member, left by a full disk, would hide what follows it. */
    private void whole(ByteBuffer bytes) throws IOException {
        long before = channel.size();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            channel.truncate(before);
            throw e;
        }
    }

    private FileChannel open() throws IOException {
        Files.createDirectories(file.getParent());
        return FileChannel.open(
                file, APPEND, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            try {
                flush();
            } finally {
                channel.close();
            }
        }
    }
}
