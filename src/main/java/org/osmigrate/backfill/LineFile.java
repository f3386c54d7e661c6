package org.osmigrate.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.osmigrate.failure.StorageFailed;

/** Reads the lines of a file of JSON objects, plain or compressed, as far as it was written. */
final class LineFile {

    private static final int BUFFER = 1 << 16;
    private static final ObjectMapper JSON = mapper();

    private final StreamFiles files;
    private final String name;

    LineFile(StreamFiles files, String name) {
        this.files = files;
        this.name = name;
    }

    /** What is done with a line, counted from 0. */
    interface Visitor {
        void visit(JsonNode line, long number);
    }

    private static ObjectMapper mapper() {
        JsonMapper mapper = JsonMapper.builder().build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build());
        return mapper;
    }

    /** Visits every whole line; a killed process may have left a part of one at the end, which was never counted. */
    void read(Visitor visitor) {
        try (InputStream in = open()) {
            long number = 0;
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = read(in); next >= 0; next = read(in)) {
                if (next == '\n') {
                    visitor.visit(parse(line.toByteArray(), number), number++);
                    line.reset();
                } else {
                    line.write(next);
                }
            }
        } catch (IOException e) {
            throw new StorageFailed(
                    "failed documents cannot be read from " + files.where() + "/" + name + ": " + e,
                    "Check the file and who may read it; a damaged one has to be restored or moved away.",
                    e);
        }
    }

    private InputStream open() throws IOException {
        InputStream raw = new BufferedInputStream(files.open(name), BUFFER);
        try {
            return name.endsWith(".gz") ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
        } catch (EOFException e) {
            raw.close();
            return InputStream.nullInputStream();
        }
    }

    private static int read(InputStream in) throws IOException {
        try {
            return in.read();
        } catch (EOFException e) {
            return -1;
        }
    }

    private JsonNode parse(byte[] line, long number) throws IOException {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IOException("line " + (number + 1) + " is no JSON object", e);
        }
    }
}
