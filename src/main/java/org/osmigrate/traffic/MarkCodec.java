package org.osmigrate.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.osmigrate.failure.CorruptTraffic;
import org.osmigrate.failure.UnsupportedFormat;

/** Marks as JSON objects with the format's version in them: few, and read by people too. */
final class MarkCodec {

    static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private MarkCodec() {}

    static byte[] encode(Mark mark) {
        ObjectNode json = JSON.createObjectNode()
                .put("format", VERSION)
                .put("mark", name(mark))
                .put("proxy", mark.proxy())
                .put("start", mark.start())
                .put("at", mark.at().toString());
        switch (mark) {
            case Mark.Started _, Mark.Stopped _ -> {}
            case Mark.Gap gap -> put(gap, json);
            case Mark.Time time ->
                json.put("partition", time.partition())
                        .put("writes-forwarded", time.writesForwarded())
                        .put("writes-recorded", time.writesRecorded());
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String name(Mark mark) {
        return switch (mark) {
            case Mark.Started _ -> "started";
            case Mark.Stopped _ -> "stopped";
            case Mark.Gap _ -> "gap";
            case Mark.Time _ -> "time";
        };
    }

    private static void put(Mark.Gap gap, ObjectNode json) {
        json.put("from", gap.from().toString())
                .put("to", gap.to().toString())
                .put("kind", gap.kind().name())
                .put("writes", gap.writes())
                .put("reads", gap.reads())
                .put("bytes", gap.bytes())
                .put("indices-known", gap.indicesKnown());
        ArrayNode indices = json.putArray("indices");
        gap.indices().forEach(indices::add);
    }

    static Mark decode(byte[] bytes, String place) {
        try {
            JsonNode json = JSON.readTree(bytes);
            int version = json.path("format").asInt();
            if (version > VERSION) {
                throw new UnsupportedFormat(
                        "the mark at " + place + " has format " + version + "; this version reads up to " + VERSION,
                        "Read it with a newer osmigrate.");
            }
            return mark(json);
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            throw damaged(place, e);
        } catch (IOException e) {
            throw damaged(place, e);
        }
    }

    private static CorruptTraffic damaged(String place, Exception cause) {
        return new CorruptTraffic(
                "the mark at " + place + " is damaged: " + cause.getMessage(), "Restore the log.", cause);
    }

    private static Mark mark(JsonNode json) throws IOException {
        String proxy = text(json, "proxy");
        String start = text(json, "start");
        Instant at = Instant.parse(text(json, "at"));
        return switch (text(json, "mark")) {
            case "started" -> new Mark.Started(proxy, start, at);
            case "stopped" -> new Mark.Stopped(proxy, start, at);
            case "time" ->
                new Mark.Time(
                        proxy,
                        start,
                        at,
                        Math.toIntExact(number(json, "partition")),
                        number(json, "writes-forwarded"),
                        number(json, "writes-recorded"));
            case "gap" ->
                new Mark.Gap(
                        proxy,
                        start,
                        at,
                        Instant.parse(text(json, "from")),
                        Instant.parse(text(json, "to")),
                        Mark.GapKind.valueOf(text(json, "kind")),
                        number(json, "writes"),
                        number(json, "reads"),
                        number(json, "bytes"),
                        indices(json),
                        json.path("indices-known").asBoolean());
            default -> throw new IOException("there is no mark '" + text(json, "mark") + "'");
        };
    }

    private static List<String> indices(JsonNode json) {
        List<String> indices = new ArrayList<>();
        json.path("indices").forEach(index -> indices.add(index.asText()));
        return indices;
    }

    private static String text(JsonNode json, String member) throws IOException {
        if (!json.path(member).isTextual()) {
            throw new IOException(member + " is missing");
        }
        return json.path(member).asText();
    }

    private static long number(JsonNode json, String member) throws IOException {
        if (!json.path(member).canConvertToLong()) {
            throw new IOException(member + " is missing");
        }
        return json.path(member).asLong();
    }
}
