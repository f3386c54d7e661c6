package org.osmigrate.traffic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Finds the end of a log that was left in any way. Only an unfinished last frame is cut: such a frame was never
 * acknowledged. Everything else that is wrong is a failure.
 */
final class Recovery {

    private Recovery() {}

    /** The last file's end after cutting; 0 for an empty folder. */
    static long end(Path folder) throws IOException {
        List<SegmentFile> segments = SegmentFile.in(folder);
        if (segments.isEmpty()) {
            return 0;
        }
        checkChain(segments);
        SegmentFile last = segments.getLast();
        long end = scan(last);
        cut(last, end);
        return end;
    }

    /** No file may be shorter than the next one says. */
    static void checkChain(List<SegmentFile> segments) throws IOException {
        for (int i = 0; i + 1 < segments.size(); i++) {
            SegmentFile segment = segments.get(i);
            if (segment.end() != segments.get(i + 1).base()) {
                throw segment.damaged(
                        segment.end(),
                        "it ends here, and the next file begins at position 0:"
                                + segments.get(i + 1).base());
            }
        }
    }

    /** The end of the last whole frame. */
    static long scan(SegmentFile segment) throws IOException {
        Optional<FileChannel> opened = segment.open();
        if (opened.isEmpty()) {
            return segment.base();
        }
        try (FileChannel channel = opened.get()) {
            FrameReader reader = new FrameReader(segment, channel);
            long end = segment.base();
            while (!onlyZeros(channel, segment.inFile(end))) {
                List<Entry.Placed> found = reader.from(end);
                if (found.isEmpty()) {
                    return end;
                }
                end = found.getLast().position().next();
            }
            return end;
        }
    }

    /** What a power failure leaves where a file was made longer before its bytes were there. */
    private static boolean onlyZeros(FileChannel channel, long from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8192);
        for (long at = from; channel.read(bytes.clear(), at) >= 0; at += bytes.limit()) {
            bytes.flip();
            while (bytes.hasRemaining()) {
                if (bytes.get() != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void cut(SegmentFile segment, long end) throws IOException {
        if (Files.size(segment.path()) < SegmentFile.HEAD) {
            Files.delete(segment.path());
        } else {
            // A killed writer may have left bytes that no force has reached: what follows them must not outlive them.
            try (FileChannel channel = FileChannel.open(segment.path(), StandardOpenOption.WRITE)) {
                channel.truncate(segment.inFile(end));
                channel.force(true);
            }
        }
    }
}
