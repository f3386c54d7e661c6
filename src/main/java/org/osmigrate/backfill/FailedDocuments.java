package org.osmigrate.backfill;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.osmigrate.failure.StorageFailed;

/**
 * The failed-document stream: one JSON object a line with the index, shard, segment, document number, id, cause and the
 * document itself. A line is durable before the watermark passes its document; a document may stand in it twice when a
 * worker died in between.
 */
final class FailedDocuments implements AutoCloseable {

    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final JsonFactory json = new JsonFactory();
    private final Path file;
    private FileChannel channel;
    private boolean dirty;

    /** Nothing is created before the first document fails. */
    FailedDocuments(Path folder, String session, String worker) {
        this.file = folder.resolve(session).resolve("failed-" + worker + ".ndjson");
    }

    /** Where they are written. */
    Path file() {
        return file;
    }

    /** What could not be moved and why. */
    record Entry(
            String index,
            int shard,
            String segment,
            String id,
            String routing,
            int status,
            String type,
            String reason) {}

    /** Appends a document. */
    synchronized void append(Entry entry, ByteBuffer source) {
        try {
            if (channel == null) {
                channel = open();
            }
            ByteBuffer line = ByteBuffer.wrap(line(entry, source));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            dirty = true;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Makes every line written so far durable. */
    synchronized void flush() {
        try {
            if (dirty) {
                channel.force(false);
                dirty = false;
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (channel != null) {
                flush();
                channel.close();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private FileChannel open() throws IOException {
        Files.createDirectories(file.getParent());
        return FileChannel.open(
                file, APPEND, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private byte[] line(Entry entry, ByteBuffer source) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(source.remaining() + 512);
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeStringField("time", Instant.now().toString());
            generator.writeStringField("index", entry.index());
            generator.writeNumberField("shard", entry.shard());
            generator.writeStringField("segment", entry.segment());
            generator.writeStringField("id", entry.id());
            generator.writeStringField("routing", entry.routing());
            generator.writeNumberField("status", entry.status());
            generator.writeStringField("type", entry.type());
            generator.writeStringField("reason", entry.reason());
            source(generator, source);
            generator.writeEndObject();
        }
        out.write('\n');
        return out.toByteArray();
    }

    /** As text where it is UTF-8, else in base 64, byte for byte: it may be what the target could not parse. */
    private static void source(JsonGenerator generator, ByteBuffer source) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.duplicate().get(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)).equals(ByteBuffer.wrap(bytes))) {
            generator.writeStringField("source", text);
        } else {
            generator.writeStringField("source_base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    private StorageFailed failed(IOException cause) {
        return new StorageFailed(
                "failed documents cannot be written to " + file + ": " + cause,
                "Make room or choose another folder with backfill.failed-documents; the run goes on where it stopped.",
                cause);
    }
}
