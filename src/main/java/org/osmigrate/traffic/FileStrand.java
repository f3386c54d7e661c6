package org.osmigrate.traffic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.CorruptTraffic;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.StorageFailed;

/** A strand in a folder. It has one partition: one disk has one order. */
record FileStrand(Path folder, FileSettings settings) implements Strand {

    @Override
    public StrandWriter writer() {
        return FileWriter.open(this);
    }

    @Override
    public StrandReader reader(Start start) {
        if (!Files.isDirectory(folder)) {
            throw new NotFound("there is no traffic log in " + folder, "Check the location.");
        }
        try {
            return new FileReader(this, offset(start), committer(start));
        } catch (IOException e) {
            throw new StorageFailed(folder + " cannot be read: " + e, "Check the disk.", e);
        }
    }

    private long offset(Start start) throws IOException {
        List<SegmentFile> segments = SegmentFile.in(folder);
        Recovery.checkChain(segments);
        long first = segments.isEmpty() ? 0 : segments.getFirst().base();
        return switch (start) {
            case Start.Beginning _ -> first;
            case Start.End _ -> end(segments);
            case Start.At(Positions positions) -> checked(positions, first, segments);
            case Start.Committed(String reader) -> checked(committed(reader), first, segments);
        };
    }

    private static long end(List<SegmentFile> segments) throws IOException {
        return segments.isEmpty() ? 0 : Recovery.scan(segments.getLast());
    }

    private long checked(Positions positions, long first, List<SegmentFile> segments) throws IOException {
        long offset = positions.next().getOrDefault(0, first);
        if (offset < first
                || offset > (segments.isEmpty() ? 0 : segments.getLast().end())) {
            throw new NotFound(
                    "position 0:" + offset + " is not in " + folder + ", which has 0:" + first + " to 0:"
                            + end(segments),
                    "It is another log, or what was there was deleted: begin anew from a snapshot.");
        }
        return offset;
    }

    private Consumer<Positions> committer(Start start) {
        return start instanceof Start.Committed(String reader)
                ? done -> commit(progress(reader), done)
                : done -> {
                    throw NoReader.named();
                };
    }

    private Positions committed(String reader) throws IOException {
        Path file = progress(reader);
        try {
            String text = Files.readString(file).strip();
            if (!text.matches("1 \\d{1,18}")) {
                throw new CorruptTraffic(
                        file + " does not tell a position", "Delete it to read the log from its beginning.");
            }
            return new Positions(java.util.Map.of(0, Long.parseLong(text.substring(2))));
        } catch (NoSuchFileException _) {
            return Positions.NONE;
        }
    }

    /** Replaced as a whole, so that a crash leaves the old or the new. */
    private void commit(Path file, Positions done) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(folder);
            Durable.write(fresh, ("1 " + done.of(0) + "\n").getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Durable.folder(folder);
        } catch (IOException e) {
            throw new StorageFailed(file + " cannot be written: " + e, "Check the disk.", e);
        }
    }

    private Path progress(String reader) {
        if (!reader.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new ConfigurationInvalid(
                    "'" + reader + "' is no name of a reader", "Use letters, digits, dots and dashes.");
        }
        return folder.resolve(reader + ".position");
    }
}
