package org.osmigrate.traffic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osmigrate.failure.CorruptTraffic;
import org.osmigrate.failure.UnsupportedFormat;

/**
 * One file of a log: a head, then frames.
 *
 * @param base the offset of its first frame, which it is named by
 */
record SegmentFile(Path path, long base) {

    static final int HEAD = 16;
    private static final int MAGIC = 0x4F534D54;
    private static final int VERSION = 1;
    private static final String SUFFIX = ".segment";

    static SegmentFile at(Path folder, long base) {
        return new SegmentFile(folder.resolve(String.format(Locale.ROOT, "%020d", base) + SUFFIX), base);
    }

    /** All of a folder, the oldest first. */
    static List<SegmentFile> in(Path folder) throws IOException {
        List<SegmentFile> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String digits = name.substring(0, name.length() - SUFFIX.length());
                if (digits.matches("\\d{20}")) {
                    found.add(new SegmentFile(file, Long.parseLong(digits)));
                }
            }
        }
        found.sort(Comparator.comparingLong(SegmentFile::base));
        return found;
    }

    static ByteBuffer head(long base) {
        return ByteBuffer.allocate(HEAD)
                .putInt(MAGIC)
                .putInt(VERSION)
                .putLong(base)
                .flip();
    }

    /** Where a frame is in the file. */
    long inFile(long offset) {
        return offset - base + HEAD;
    }

    /** The offset after its last byte. */
    long end() throws IOException {
        return base + Math.max(0, Files.size(path) - HEAD);
    }

    /** Opens it for reading; empty while its head is being written, or when it was deleted. */
    Optional<FileChannel> open() throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(path);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        try {
            if (channel.read(head, 0) < HEAD) {
                channel.close();
                return Optional.empty();
            }
            check(head.flip());
            return Optional.of(channel);
        } catch (RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void check(ByteBuffer head) {
        if (head.getInt() != MAGIC) {
            throw damaged(base, "the file does not begin as one of a traffic log does");
        }
        int version = head.getInt();
        if (version > VERSION) {
            throw new UnsupportedFormat(
                    path + " has format " + version + "; this version reads up to " + VERSION,
                    "Read it with a newer osmigrate.");
        }
        if (version < 1 || head.getLong() != base) {
            throw damaged(base, "the file's head is not its own");
        }
    }

    CorruptTraffic damaged(long offset, String why) {
        return new CorruptTraffic(
                "the traffic log is damaged: " + path + " at byte " + inFile(offset) + " (position 0:" + offset + "): "
                        + why,
                "Restore the file from a copy; nothing after this place is read or written.");
    }
}
