package org.osmigrate.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.osmigrate.verify.IndexResult.Verdict;

/** Results as JSON, for programs and for the state of a session. */
final class IndexResultJson {

    private IndexResultJson() {}

    static ObjectNode write(IndexResult result) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("index", result.index())
                .put("target", result.target())
                .put("verdict", word(result.verdict()))
                .put("extent", result.extent())
                .put("sourceDocuments", result.sourceDocuments())
                .put("targetDocuments", result.targetDocuments())
                .put("compared", result.compared())
                .put("missing", result.missing())
                .put("surplus", result.surplus())
                .put("different", result.different())
                .put("notJson", result.notJson())
                .put("remark", result.remark());
        result.examples().stream().map(IndexResultJson::write).forEach(json.putArray("examples")::add);
        return json;
    }

    static IndexResult read(JsonNode json) {
        return new IndexResult(
                json.path("index").asText(),
                json.path("target").asText(),
                value(Verdict.class, json.path("verdict")),
                json.path("extent").asText(),
                json.path("sourceDocuments").asLong(),
                json.path("targetDocuments").asLong(),
                json.path("compared").asLong(),
                json.path("missing").asLong(),
                json.path("surplus").asLong(),
                json.path("different").asLong(),
                json.path("notJson").asLong(),
                json.path("remark").asText(),
                examples(json.path("examples")));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode write(Difference difference) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", word(difference.kind()))
                .put("id", difference.id())
                .put("routing", difference.routing())
                .put("path", difference.path())
                .put("source", difference.source())
                .put("target", difference.target());
    }

    private static List<Difference> examples(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(json -> new Difference(
                        value(Difference.Kind.class, json.path("kind")),
                        json.path("id").asText(),
                        json.path("routing").asText(),
                        json.path("path").asText(),
                        json.path("source").asText(),
                        json.path("target").asText()))
                .toList();
    }

    private static <E extends Enum<E>> E value(Class<E> type, JsonNode json) {
        return Enum.valueOf(type, json.asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
