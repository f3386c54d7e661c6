package org.osmigrate.backfill;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.failure.StorageFailed;

/**
 * The failed-document stream: one JSON object a line with the index, shard, segment, id, cause and the document itself,
 * compressed unless configured otherwise, with the version it was sent with. A line is durable before the watermark passes its document; a document may stand in it twice when a
 * worker died in between.
 */
public final class FailedDocuments implements AutoCloseable {

    /** Longer sources are left in the snapshot: a line is made in memory, and takes several times as much. */
    private static final long LONGEST = Runtime.getRuntime().maxMemory() / 16;

    private static final ByteBuffer NONE = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final JsonFactory json = new JsonFactory();
    private final StreamFiles files;
    private final DurableLines lines;

    /** Nothing is created before the first document fails. */
    FailedDocuments(BackfillSettings settings, String session, String worker) {
        this.files = StreamFiles.of(settings, session);
        this.lines = files.lines("failed-" + worker, settings.compressFailedDocuments());
    }

    /**
     * Looks, before anything is sent, whether there will be a place for documents that fail.
     *
     * @throws org.osmigrate.failure.MigrationFailure naming the folder, or the location of objects
     */
    public static void requireWritable(BackfillSettings settings, String session) {
        try (StreamFiles files = StreamFiles.of(settings, session)) {
            files.requireWritable();
        }
    }

    /** The folder or location in which they are written. */
    String where() {
        return files.where();
    }

    /** What could not be moved and why. */
    record Entry(
            String index,
            int shard,
            String segment,
            String id,
            String routing,
            long version,
            int status,
            String type,
            String reason) {

        /** Of a document that was not sent with a version. */
        Entry(
                String index,
                int shard,
                String segment,
                String id,
                String routing,
                int status,
                String type,
                String reason) {
            this(index, shard, segment, id, routing, BulkBody.NO_VERSION, status, type, reason);
        }

        /** The same of a document that cannot be sent from here. */
        Entry withoutSource(int bytes) {
            String text = reason + " (its source of " + bytes + " bytes is not kept here)";
            return new Entry(index, shard, segment, id, routing, version, 0, type, text);
        }
    }

    /** Appends a document. */
    void append(Entry entry, ByteBuffer source) {
        append(entry, source, Instant.now());
    }

    /** Appends a document that failed at a time. */
    synchronized void append(Entry entry, ByteBuffer source, Instant time) {
        try {
            lines.append(
                    source.remaining() > LONGEST
                            ? line(entry.withoutSource(source.remaining()), NONE, time)
                            : line(entry, source, time));
        } catch (IOException e) {
            throw failed(lines.where(), e);
        }
    }

    /** Makes every line written so far durable. */
    synchronized void flush() {
        try {
            lines.flush();
        } catch (IOException e) {
            throw failed(lines.where(), e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw failed(lines.where(), e);
        } finally {
            files.close();
        }
    }

    private byte[] line(Entry entry, ByteBuffer source, Instant time) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(source.remaining() + 512);
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeStringField("time", time.toString());
            generator.writeStringField("index", entry.index());
            generator.writeNumberField("shard", entry.shard());
            generator.writeStringField("segment", entry.segment());
            generator.writeStringField("id", entry.id());
            generator.writeStringField("routing", entry.routing());
            if (entry.version() != BulkBody.NO_VERSION) {
                generator.writeNumberField("version", entry.version());
            }
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

    static StorageFailed failed(String where, IOException cause) {
        return new StorageFailed(
                "failed documents cannot be written to " + where + ": " + cause,
                "Make room or choose another folder with backfill.failed-documents; the run goes on where it stopped.",
                cause);
    }
}
