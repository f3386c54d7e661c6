package org.osmigrate.traffic;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.StorageFailed;

/** The reference's archives: gzip, a line {@code key|Base64 of a stream} per record. */
public final class Archive {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int BUFFER = 1 << 16;

    private final Path file;

    public Archive(Path file) {
        this.file = file;
    }

    /** Appends all of the archive to a log; returns how many records that were, all of them acknowledged. */
    public long importTo(LogWriter writer) {
        try (ArchiveLines lines = new ArchiveLines(file, open())) {
            return new Importing(writer, file).all(lines);
        } catch (IOException e) {
            throw new StorageFailed(file + " cannot be read: " + e, "Check the file.", e);
        }
    }

    private InputStream open() throws IOException {
        try {
            BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            bytes.mark(2);
            boolean zipped = bytes.read() == 0x1F && bytes.read() == 0x8B;
            bytes.reset();
            return zipped ? new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER) : bytes;
        } catch (NoSuchFileException e) {
            throw new NotFound(file + " does not exist", "Check the name of the archive.", e);
        }
    }

    /** Writes what a reader has up to the log's end; the file appears when it is complete. */
    public long exportFrom(LogReader<TrafficRecord> reader) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            long count;
            try (OutputStream out =
                    new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(unfinished), BUFFER), BUFFER)) {
                count = write(reader, out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return count;
        } catch (IOException e) {
            throw new StorageFailed(file + " cannot be written: " + e, "Check the disk.", e);
        }
    }

    private static long write(LogReader<TrafficRecord> reader, OutputStream out) throws IOException {
        long count = 0;
        while (!reader.isAtEnd()) {
            for (Logged<TrafficRecord> logged : reader.poll(PATIENCE)) {
                switch (logged) {
                    case Logged.Entry<TrafficRecord>(Position _, TrafficRecord record) ->
                        ArchiveLines.write(record, out);
                    case Logged.Damaged<TrafficRecord> damaged -> throw damaged.cause();
                }
                count++;
            }
        }
        return count;
    }
}
