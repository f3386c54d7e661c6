package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.osmigrate.cluster.BulkBody;

/**
 * A line of the failed-document stream, without its source.
 *
 * @param key which document it is about
 * @param time when it failed
 * @param shard of the snapshot
 * @param segment of the shard
 * @param version that it was sent with; {@code BulkBody.NO_VERSION} for none
 * @param status of the target's answer; 0 when it could not even be sent
 * @param cause type of the error
 * @param reason text of the error
 * @param place where in the stream the line is
 */
record FailedDocument(
        DocumentKey key,
        Instant time,
        int shard,
        String segment,
        long version,
        int status,
        String cause,
        String reason,
        Place place) {

    /** A document of the target; a custom routing makes two of the same id possible. */
    record DocumentKey(String index, String id, String routing) {

        static DocumentKey of(JsonNode line) {
            return new DocumentKey(
                    line.required("index").asText(),
                    line.required("id").asText(),
                    line.required("routing").asText());
        }
    }

    /** A line of a file. */
    record Place(String file, long line) {}

    static FailedDocument of(JsonNode line, Place place) {
        return new FailedDocument(
                DocumentKey.of(line),
                Instant.parse(line.required("time").asText()),
                line.required("shard").asInt(),
                line.required("segment").asText(),
                line.path("version").asLong(BulkBody.NO_VERSION),
                line.required("status").asInt(),
                line.required("type").asText(),
                line.required("reason").asText(),
                place);
    }

    /** The source of a line's document, byte for byte. */
    static ByteBuffer source(JsonNode line) {
        return line.has("source")
                ? ByteBuffer.wrap(line.path("source").asText().getBytes(StandardCharsets.UTF_8))
                : ByteBuffer.wrap(Base64.getDecoder()
                        .decode(line.required("source_base64").asText()));
    }

    boolean hasVersion() {
        return version != BulkBody.NO_VERSION;
    }

    /** Whether it can be sent at all. */
    boolean sendable() {
        return status != 0;
    }

    /** Whether it was refused again just as before. */
    boolean sameCause(int otherStatus, String otherCause, String otherReason) {
        return status == otherStatus && cause.equals(otherCause) && reason.equals(otherReason);
    }
}
