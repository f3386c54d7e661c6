package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings stored metadata to the form of the REST API: mappings without a type level, aliases as objects.
 *
 * @param typed whether mappings have the level of the type, as before Elasticsearch 7
 */
record MetadataForms(RepositoryBlobs blobs, String key, boolean typed) {

    private static final int MOST_SHARDS = 100_000;
    private static final String MAPPINGS = "mappings";
    private static final String ALIASES = "aliases";
    private static final String SETTINGS = "settings";
    private static final String TEMPLATE = "template";
    private static final String PATTERNS = "index_patterns";

    GlobalMetadata global(JsonNode json) {
        JsonNode metadata = json.has("meta-data") ? json.path("meta-data") : json.path("metadata");
        Map<String, ObjectNode> legacy = new TreeMap<>();
        Map<String, TypeMappings> types = new TreeMap<>();
        metadata.path("templates").properties().forEach(template -> {
            TypeMappings mappings = mappings().of(template.getValue().path(MAPPINGS));
            types.put(template.getKey(), mappings);
            legacy.put(template.getKey(), legacy(template.getValue(), mappings));
        });
        return new GlobalMetadata(
                legacy,
                types,
                composables(metadata.path("component_template").path("component_template")),
                composables(metadata.path("index_template").path("index_template")),
                dataStreams(metadata.path("data_stream").path("data_stream")));
    }

    private static Map<String, List<String>> dataStreams(JsonNode streams) {
        Map<String, List<String>> backing = new TreeMap<>();
        streams.properties()
                .forEach(stream -> backing.put(
                        stream.getKey(),
                        stream.getValue()
                                .path("indices")
                                .valueStream()
                                .map(index -> index.path("index_name").asText())
                                .toList()));
        return backing;
    }

    private StoredMappings mappings() {
        return new StoredMappings(blobs, key, typed);
    }

    /** Before Elasticsearch 6 a template has one pattern, called {@code template}. */
    private ObjectNode legacy(JsonNode stored, TypeMappings mappings) {
        ObjectNode body = object(stored);
        if (body.has(MAPPINGS)) {
            body.set(MAPPINGS, untyped(mappings));
        }
        if (body.path(SETTINGS) instanceof ObjectNode settings) {
            body.set(SETTINGS, ListSettings.fold(settings));
        }
        if (!body.has(PATTERNS) && body.path(TEMPLATE).isTextual()) {
            body.putArray(PATTERNS).add(body.path(TEMPLATE).asText());
            body.remove(TEMPLATE);
        }
        return withAliases(body);
    }

    private static ObjectNode untyped(TypeMappings mappings) {
        if (mappings.names().size() <= 1) {
            return mappings.only(MAPPINGS).deepCopy();
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        mappings.byType().forEach((type, mapping) -> all.set(type, mapping.deepCopy()));
        return all;
    }

    private Map<String, ObjectNode> composables(JsonNode templates) {
        Map<String, ObjectNode> bodies = new TreeMap<>();
        templates.properties().forEach(template -> {
            ObjectNode body = object(template.getValue());
            if (body.path(TEMPLATE) instanceof ObjectNode inner) {
                if (inner.has(MAPPINGS)) {
                    inner.set(MAPPINGS, mappings().of(inner.path(MAPPINGS)).only(TEMPLATE));
                }
                withAliases(inner);
            }
            bodies.put(template.getKey(), body);
        });
        return bodies;
    }

    private ObjectNode withAliases(ObjectNode body) {
        if (body.has(ALIASES)) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            aliases(body.path(ALIASES)).forEach(result::set);
            body.set(ALIASES, result);
        }
        return body;
    }

    IndexMetadata index(String name, JsonNode json) {
        JsonNode index = json.path(name);
        if (!index.isObject()) {
            throw blobs.corrupt(key, "does not describe index " + name, null);
        }
        ObjectNode settings = ListSettings.fold(object(index.path(SETTINGS)));
        int shards = settings.path("index.number_of_shards").asInt(0);
        if (shards < 1 || shards > MOST_SHARDS) {
            throw blobs.corrupt(
                    key,
                    "gives index " + name + " no possible number of shards: " + settings.path("index.number_of_shards"),
                    null);
        }
        return new IndexMetadata(
                name,
                settings.path("index.uuid").asText(),
                shards,
                index.path("routing_num_shards").asInt(0),
                index.path("state").asText("open").equals("open"),
                settings,
                mappings().of(index.path(MAPPINGS)),
                aliases(index.path(ALIASES)));
    }

    private Map<String, ObjectNode> aliases(JsonNode aliases) {
        Map<String, ObjectNode> result = new TreeMap<>();
        aliases.properties().forEach(alias -> {
            ObjectNode body = object(alias.getValue());
            if (body.has("filter")) {
                body.set("filter", mappings().content(body.path("filter")));
            }
            result.put(alias.getKey(), body);
        });
        return result;
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
    }
}
