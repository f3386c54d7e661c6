package org.osmigrate.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.osmigrate.work.Notes.Note;
import org.osmigrate.work.WorkItem.Progress;
import org.osmigrate.work.WorkItem.Repeats;

/** What plans, items and notes look like as documents. */
final class Documents {

    static final String PLAN_ID = "plan";
    static final String ITEM = "item";
    static final String NOTE = "note";

    private Documents() {}

    static String id(String kind, String name) {
        return kind + ":" + name;
    }

    static ObjectNode of(String kind, String name) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind).put("name", name);
    }

    static ObjectNode of(Plan plan) {
        return of(PLAN_ID, PLAN_ID)
                .put("source", plan.source())
                .put("snapshot", plan.snapshot())
                .put("repository", plan.repository())
                .put("digest", plan.digest())
                .put("items", plan.items())
                .put("documents", plan.documents())
                .put("bytes", plan.bytes())
                .put("ready", plan.ready());
    }

    static Plan plan(JsonNode json) {
        return new Plan(
                json.required("source").asText(),
                json.required("snapshot").asText(),
                json.required("repository").asText(),
                json.required("digest").asText(),
                json.required("items").asInt(),
                json.required("documents").asLong(),
                json.required("bytes").asLong(),
                json.required("ready").asBoolean());
    }

    static ObjectNode of(WorkItem item) {
        Progress progress = item.progress();
        ObjectNode json = of(ITEM, item.id())
                .put("index", item.index())
                .put("shard", item.shard())
                .put("segment", item.segment())
                .put("from", item.from())
                .put("to", item.to())
                .put("bytes", item.bytes())
                .put("watermark", progress.watermark())
                .put("done", progress.done())
                .put("documents", progress.documents())
                .put("source_bytes", progress.sourceBytes())
                .put("failed", progress.failed())
                .put("allowed", progress.allowed())
                .put("newer", progress.newer())
                .put("dropped", progress.dropped())
                .put("there", progress.repeats().there())
                .put("doubtful", progress.repeats().doubtful())
                .put("reach", progress.repeats().reach())
                .put("holder", item.holder());
        ObjectNode causes = json.putObject("causes");
        progress.causes().forEach(causes::put);
        return json;
    }

    static WorkItem item(StateDocument document) {
        JsonNode json = document.source();
        return new WorkItem(
                json.required("name").asText(),
                json.required("index").asText(),
                json.required("shard").asInt(),
                json.required("segment").asText(),
                json.required("from").asInt(),
                json.required("to").asInt(),
                json.required("bytes").asLong(),
                progress(json),
                json.path("holder").asText(""),
                document.stamp());
    }

    private static Progress progress(JsonNode json) {
        return new Progress(
                json.required("watermark").asInt(),
                json.required("done").asBoolean(),
                json.required("documents").asLong(),
                json.required("source_bytes").asLong(),
                json.required("failed").asLong(),
                causes(json.path("causes")),
                json.path("allowed").asLong(),
                json.path("newer").asLong(),
                new Repeats(
                        json.path("there").asLong(),
                        json.path("doubtful").asLong(),
                        json.path("reach").asInt()),
                json.path("dropped").asLong());
    }

    private static Map<String, Long> causes(JsonNode json) {
        Map<String, Long> causes = new HashMap<>();
        json.properties()
                .forEach(cause -> causes.put(cause.getKey(), cause.getValue().asLong()));
        return causes;
    }

    static ObjectNode of(Note note) {
        return of(NOTE, note.name()).set("data", note.data());
    }

    static Note note(StateDocument document) {
        JsonNode json = document.source();
        return new Note(json.required("name").asText(), data(json.path("data")), document.stamp());
    }

    private static ObjectNode data(JsonNode data) {
        return data instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
