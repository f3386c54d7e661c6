package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.osmigrate.transform.MetadataBody;

/** Brings a body to the form in which two that mean the same are equal, whichever server they come from. */
final class Canonical {

    private static final List<String> DEFAULT_ENVELOPE = List.of("order", "composed_of");

    /** Field types with a parameter that OpenSearch shows even when nobody set it. */
    private static final Map<String, String> ALWAYS_SHOWN =
            Map.of("wildcard", "doc_values", "version", "index", "search_as_you_type", "doc_values");

    /** What dates have when nobody says anything; OpenSearch does not show it. */
    private static final String DATE_FORMAT = "strict_date_optional_time||epoch_millis";

    private static final String SHINGLES = "max_shingle_size";
    private static final String DEFAULT_SHINGLES = "3";

    private Canonical() {}

    static MetadataBody of(MetadataBody body) {
        ObjectNode mappings = (ObjectNode) scalars(body.mappings());
        withoutDefaults(mappings);
        return new MetadataBody(
                (ObjectNode) scalars(body.settings()), mappings, aliases(body.aliases()), envelope(body.envelope()));
    }

    /** Numbers and booleans as texts: servers differ in whether they give 1 or "1", 100 or 100.0. */
    private static JsonNode scalars(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode result = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(entry -> result.set(entry.getKey(), scalars(entry.getValue())));
                yield result;
            }
            case ArrayNode array -> {
                ArrayNode result = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> result.add(scalars(element)));
                yield result;
            }
            case NullNode none -> none;
            default -> TextNode.valueOf(text(node));
        };
    }

    private static String text(JsonNode node) {
        return node.isNumber() ? node.decimalValue().stripTrailingZeros().toPlainString() : node.asText();
    }

    /** An object needs no type, an empty group of fields says nothing, and some defaults are shown. */
    private static void withoutDefaults(JsonNode mapping) {
        if (mapping instanceof ObjectNode object) {
            for (String group : List.of("properties", "fields")) {
                object.path(group).forEach(Canonical::withoutDefaults);
                if (object.path(group).isObject() && object.path(group).isEmpty()) {
                    object.remove(group);
                }
            }
            MappingDefaults.removeFrom(object);
            String type = object.path("type").asText();
            object.remove(ALWAYS_SHOWN.getOrDefault(type, ""));
            if (type.equals("date") && object.path("format").asText().equals(DATE_FORMAT)) {
                object.remove("format");
            }
            if (type.equals("search_as_you_type")
                    && object.path(SHINGLES).asText().equals(DEFAULT_SHINGLES)) {
                object.remove(SHINGLES);
            }
            if (type.equals("object")) {
                object.remove("type");
            }
        }
    }

    private static ObjectNode aliases(ObjectNode aliases) {
        ObjectNode result = (ObjectNode) scalars(aliases);
        result.forEach(alias -> splitRouting((ObjectNode) alias));
        return result;
    }

    private static void splitRouting(ObjectNode alias) {
        JsonNode routing = alias.remove("routing");
        if (routing != null) {
            alias.putIfAbsent("index_routing", routing);
            alias.putIfAbsent("search_routing", routing);
        }
    }

    private static ObjectNode envelope(ObjectNode envelope) {
        ObjectNode result = (ObjectNode) scalars(envelope);
        DEFAULT_ENVELOPE.stream().filter(key -> saysNothing(result.path(key))).forEach(result::remove);
        if (result.path("data_stream") instanceof ObjectNode dataStream
                && dataStream.at("/timestamp_field/name").asText().equals("@timestamp")) {
            dataStream.remove("timestamp_field");
        }
        return result;
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isArray() ? value.isEmpty() : value.asText().equals("0");
    }
}
