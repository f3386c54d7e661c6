package org.osmigrate.backfill;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Appends lines to a file that only its owner may read, plain or as a sequence of gzip members. Only whole members are
 * written: whatever kills the process, what was flushed before can be read.
 */
final class FileLines implements DurableLines {

    private static final int LARGE_MEMBER = 1 << 20;
    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path file;
    private final Members members;
    private FileChannel channel;
    private boolean dirty;

    /** Nothing is created before the first line. */
    FileLines(Path file, boolean compressed) {
        this.file = file;
        this.members = new Members(compressed);
    }

    @Override
    public String where() {
        return file.toString();
    }

    @Override
    public void append(byte[] line) throws IOException {
        if (channel == null) {
            channel = open();
        }
        members.add(line);
        dirty = true;
        if (members.size() >= LARGE_MEMBER) {
            write();
        }
    }

    @Override
    public void flush() throws IOException {
        if (dirty) {
            write();
            channel.force(false);
            dirty = false;
        }
    }

    private void write() throws IOException {
        byte[] content = members.finished();
        if (content.length > 0) {
            whole(ByteBuffer.wrap(content));
            members.reset();
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
