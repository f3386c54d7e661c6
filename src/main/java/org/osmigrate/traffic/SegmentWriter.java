package org.osmigrate.traffic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Appends frames to a folder's last file, and begins the next one. Used by one thread; useless after any failure. */
final class SegmentWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 20;

    private final Path folder;
    private final FileSettings settings;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private SegmentFile segment;
    private FileChannel channel;
    private long begun;
    private long end;
    private boolean dirty;

    private SegmentWriter(Path folder, FileSettings settings, long end) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.end = end;
        this.segment = SegmentFile.at(folder, end);
        this.channel = begin();
    }

    /** Goes on where the folder ends, in a new file: what a former failure left is not written to. */
    static SegmentWriter open(Path folder, FileSettings settings) throws IOException {
        return new SegmentWriter(folder, settings, Recovery.end(folder));
    }

    private FileChannel begin() throws IOException {
        segment = SegmentFile.at(folder, end);
        FileChannel fresh = FileChannel.open(segment.path(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            fresh.truncate(0);
            fresh.write(SegmentFile.head(end));
            fresh.force(true);
            Durable.folder(folder);
        } catch (IOException | RuntimeException e) {
            fresh.close();
            throw e;
        }
        begun = System.nanoTime();
        return fresh;
    }

    long end() {
        return end;
    }

    /** Writes frames one after another; they are in the file when this returns. */
    void write(List<byte[]> frames) throws IOException {
        if (isFull()) {
            next();
        }
        buffer.clear();
        for (byte[] frame : frames) {
            if (frame.length > buffer.remaining()) {
                drain();
            }
            if (frame.length > buffer.remaining()) {
                all(ByteBuffer.wrap(frame));
            } else {
                buffer.put(frame);
            }
            end += frame.length;
        }
        drain();
        dirty = true;
    }

    private void drain() throws IOException {
        all(buffer.flip());
        buffer.clear();
    }

    private void all(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    boolean isDirty() {
        return dirty;
    }

    void force() throws IOException {
        channel.force(false);
        dirty = false;
    }

    private boolean isFull() {
        return end > segment.base()
                && (end - segment.base() >= settings.segmentSize()
                        || System.nanoTime() - begun >= settings.segmentAge().toNanos());
    }

    private void next() throws IOException {
        force();
        channel.close();
        channel = begin();
        retain();
    }

    /** Deletes the oldest files, never the one that is written to. */
    private void retain() throws IOException {
        List<SegmentFile> segments = SegmentFile.in(folder);
        for (SegmentFile oldest : segments.subList(0, segments.size() - 1)) {
            if (!isTooMuch(oldest) && !isTooOld(oldest)) {
                return;
            }
            Files.delete(oldest.path());
        }
    }

    /** Whether the log is long enough without it. */
    private boolean isTooMuch(SegmentFile oldest) throws IOException {
        return settings.retainSize() > 0 && end - oldest.end() >= settings.retainSize();
    }

    private boolean isTooOld(SegmentFile oldest) throws IOException {
        long age = System.currentTimeMillis()
                - Files.getLastModifiedTime(oldest.path()).toMillis();
        return !settings.retainAge().isZero() && age >= settings.retainAge().toMillis();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
