package org.osmigrate.traffic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** Reads frames of one file, a buffer full at a time. */
final class FrameReader {

    private static final int USUAL = 1 << 20;

    private final SegmentFile segment;
    private final FileChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocate(USUAL);

    FrameReader(SegmentFile segment, FileChannel channel) {
        this.segment = segment;
        this.channel = channel;
    }

    /** The whole frames that follow an offset; none at the end or before a torn frame. */
    List<Entry.Placed> from(long offset) throws IOException {
        fill(offset);
        List<Entry.Placed> found = new ArrayList<>();
        int at = 0;
        while (true) {
            switch (Frame.read(buffer, at)) {
                case Frame.Whole(Entry entry, int length) -> {
                    long place = offset + at;
                    found.add(new Entry.Placed(new Position(0, place, place + length), entry));
                    at += length;
                }
                case Frame.Torn(int needed) -> {
                    if (at > 0 || needed <= buffer.capacity()) {
                        return found;
                    }
                    buffer = ByteBuffer.allocate(needed);
                    fill(offset);
                    if (buffer.limit() < needed) {
                        return found;
                    }
                }
                case Frame.Damaged(String why) -> {
                    if (found.isEmpty()) {
                        throw segment.damaged(offset + at, why);
                    }
                    return found;
                }
            }
        }
    }

    private void fill(long offset) throws IOException {
        buffer.clear();
        long at = segment.inFile(offset);
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at + buffer.position());
            if (read < 0) {
                break;
            }
        }
        buffer.flip();
    }
}
