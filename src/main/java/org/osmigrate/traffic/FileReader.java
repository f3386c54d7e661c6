package org.osmigrate.traffic;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.StorageFailed;

/** Follows the files of a log, also while another process appends to them. */
final class FileReader implements StrandReader {

    private final FileStrand strand;
    private final Positions start;
    private final Consumer<Positions> committer;
    private long offset;
    private Optional<OpenSegment> current = Optional.empty();
    private List<Entry.Placed> ahead = List.of();

    FileReader(FileStrand strand, long offset, Consumer<Positions> committer) {
        this.strand = strand;
        this.start = new Positions(Map.of(0, offset));
        this.committer = committer;
        this.offset = offset;
    }

    /** A file that is open, and what reads it. */
    private record OpenSegment(SegmentFile segment, FileChannel channel, FrameReader frames) {}

    @Override
    public List<Entry.Placed> poll(Duration patience) {
        if (ahead.isEmpty()) {
            return Patience.poll(patience, this::next);
        }
        List<Entry.Placed> found = ahead;
        ahead = List.of();
        return found;
    }

    @Override
    public boolean isAtEnd() {
        if (ahead.isEmpty()) {
            ahead = next();
        }
        return ahead.isEmpty();
    }

    private List<Entry.Placed> next() {
        try {
            List<Entry.Placed> found = read();
            if (found.isEmpty() && moveOn()) {
                found = read();
            }
            return found;
        } catch (IOException e) {
            throw new StorageFailed(strand.folder() + " cannot be read: " + e, "Check the disk.", e);
        }
    }

    private List<Entry.Placed> read() throws IOException {
        if (current.isEmpty()) {
            current = open();
        }
        if (current.isEmpty()) {
            return List.of();
        }
        List<Entry.Placed> found = current.get().frames().from(offset);
        if (!found.isEmpty()) {
            offset = found.getLast().position().next();
        }
        return found;
    }

    /** Whether another file follows: what was appended to this one before that was made has to be read first. */
    private boolean moveOn() throws IOException {
        if (current.isEmpty()) {
            return false;
        }
        SegmentFile segment = current.get().segment();
        Optional<SegmentFile> next = SegmentFile.in(strand.folder()).stream()
                .filter(other -> other.base() > segment.base())
                .findFirst();
        if (next.isEmpty() || wholeFrameFollows()) {
            return next.isPresent();
        }
        if (next.get().base() != offset) {
            throw isReadUp(segment)
                    ? overtaken(next.get().base())
                    : segment.damaged(offset, "an entry is cut off, and another file follows");
        }
        close();
        return true;
    }

    private boolean isReadUp(SegmentFile segment) throws IOException {
        return current.isPresent() && current.get().channel().size() <= segment.inFile(offset);
    }

    private boolean wholeFrameFollows() throws IOException {
        return current.isPresent() && !current.get().frames().from(offset).isEmpty();
    }

    private Optional<OpenSegment> open() throws IOException {
        List<SegmentFile> segments = SegmentFile.in(strand.folder());
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        if (segments.getFirst().base() > offset) {
            throw overtaken(segments.getFirst().base());
        }
        SegmentFile segment = segments.getFirst();
        for (SegmentFile other : segments) {
            segment = other.base() <= offset ? other : segment;
        }
        SegmentFile found = segment;
        return found.open().map(channel -> new OpenSegment(found, channel, new FrameReader(found, channel)));
    }

    private NotFound overtaken(long oldest) {
        return new NotFound(
                "position 0:" + offset + " is no longer in " + strand.folder() + ", which begins at 0:" + oldest,
                "What was between is lost for this reader: keep more with traffic.retain-size and traffic.retain-age,"
                        + " and begin anew from a snapshot.");
    }

    @Override
    public Positions start() {
        return start;
    }

    @Override
    public void commit(Positions done) {
        committer.accept(done);
    }

    @Override
    public void close() {
        try {
            if (current.isPresent()) {
                current.get().channel().close();
            }
        } catch (IOException e) {
            throw new StorageFailed(strand.folder() + " cannot be closed: " + e, "Check the disk.", e);
        }
        current = Optional.empty();
    }
}
