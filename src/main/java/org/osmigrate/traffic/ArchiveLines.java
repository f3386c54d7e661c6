package org.osmigrate.traffic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.osmigrate.failure.CorruptTraffic;

/** The lines of an archive; a connection's name may have bars, Base64 has none. */
final class ArchiveLines implements AutoCloseable {

    private static final int LONGEST = 256 << 20;

    private final Path file;
    private final InputStream in;
    private long number;

    ArchiveLines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    static void write(TrafficRecord record, OutputStream out) throws IOException {
        out.write(record.key().getBytes(StandardCharsets.UTF_8));
        out.write('|');
        out.write(Base64.getEncoder().encode(record.encoded()));
        out.write('\n');
    }

    /** The next record; empty at the end. */
    Optional<TrafficRecord> next() throws IOException {
        while (true) {
            Optional<String> line = line();
            if (line.isEmpty() || !line.get().isBlank()) {
                return line.map(this::record);
            }
        }
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            bytes.write(next);
            if (bytes.size() > LONGEST) {
                throw damaged("is longer than any record");
            }
            next = in.read();
        }
        number++;
        return next < 0 && bytes.size() == 0 ? Optional.empty() : Optional.of(bytes.toString(StandardCharsets.UTF_8));
    }

    private TrafficRecord record(String line) {
        int bar = line.lastIndexOf('|');
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(line.substring(bar + 1).strip());
        } catch (IllegalArgumentException e) {
            throw new CorruptTraffic(
                    file + " line " + number + " is not a key, a bar and Base64: " + e.getMessage(), NEXT, e);
        }
        TrafficRecord record = TrafficRecord.parse("", new Origin.Foreign(), bytes, file + " line " + number);
        String key = bar > 0 ? line.substring(0, bar) : record.stream().connection();
        return new TrafficRecord(key, record.origin(), record.stream(), bytes);
    }

    private static final String NEXT = "Get the archive again; what precedes the line was taken.";

    private CorruptTraffic damaged(String why) {
        return new CorruptTraffic(file + " line " + number + " " + why, NEXT);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
