package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Brings stored metadata to the form of the REST API: one mapping without a type level, aliases as objects. */
record MetadataForms(RepositoryBlobs blobs, String key) {

    private static final String DEFAULT_TYPE = "_doc";
    private static final String MAPPINGS = "mappings";
    private static final String TEMPLATE = "template";

    GlobalMetadata global(JsonNode json) {
        JsonNode metadata = json.has("meta-data") ? json.path("meta-data") : json.path("metadata");
        return new GlobalMetadata(
                bodies(metadata.path("templates"), false),
                bodies(metadata.path("component_template").path("component_template"), true),
                bodies(metadata.path("index_template").path("index_template"), true));
    }

    private Map<String, ObjectNode> bodies(JsonNode templates, boolean nested) {
        Map<String, ObjectNode> bodies = new TreeMap<>();
        templates.properties().forEach(template -> {
            ObjectNode body = template.getValue().deepCopy();
            JsonNode inner = nested ? body.path(TEMPLATE) : body;
            if (inner instanceof ObjectNode object && object.has(MAPPINGS)) {
                object.set(MAPPINGS, mapping(object.path(MAPPINGS)));
            }
            if (inner instanceof ObjectNode object && object.has("aliases")) {
                object.set("aliases", aliasObject(object.path("aliases")));
            }
            bodies.put(template.getKey(), body);
        });
        return bodies;
    }

    IndexMetadata index(String name, JsonNode json) {
        JsonNode index = json.path(name);
        if (!index.isObject()) {
            throw blobs.corrupt(key, "does not describe index " + name, null);
        }
        ObjectNode settings = object(index.path("settings"));
        int shards = settings.path("index.number_of_shards").asInt(0);
        if (shards < 1) {
            throw blobs.corrupt(key, "gives index " + name + " no number of shards", null);
        }
        return new IndexMetadata(
                settings.path("index.uuid").asText(),
                shards,
                index.path("routing_num_shards").asInt(0),
                index.path("state").asText("open").equals("open"),
                settings,
                mapping(index.path(MAPPINGS)),
                aliases(index.path("aliases")));
    }

    private Map<String, ObjectNode> aliases(JsonNode aliases) {
        Map<String, ObjectNode> result = new TreeMap<>();
        aliases.properties().forEach(alias -> {
            ObjectNode body = object(alias.getValue());
            if (body.has("filter")) {
                body.set("filter", content(body.path("filter")));
            }
            result.put(alias.getKey(), body);
        });
        return result;
    }

    private ObjectNode aliasObject(JsonNode aliases) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        aliases(aliases).forEach(result::set);
        return result;
    }

    /** Stored as a list with one entry, as an object, or as compressed bytes; with or without the level of the type. */
    private ObjectNode mapping(JsonNode stored) {
        JsonNode one = stored.isArray() ? stored.path(0) : stored;
        JsonNode mapping = one.isMissingNode() || one.isNull() ? JsonNodeFactory.instance.objectNode() : content(one);
        if (mapping.size() == 1 && mapping.path(DEFAULT_TYPE).isObject()) {
            return object(mapping.path(DEFAULT_TYPE));
        }
        if (mapping.size() == 1 && mapping.path(DEFAULT_TYPE).isBinary()) {
            return mapping(mapping.path(DEFAULT_TYPE));
        }
        return withoutCustomType(mapping);
    }

    /** Elasticsearch 7 keeps a custom type's name of an index that was made in 6. */
    private static ObjectNode withoutCustomType(JsonNode mapping) {
        if (mapping.size() == 1) {
            Map.Entry<String, JsonNode> only = mapping.properties().iterator().next();
            boolean looksTyped = only.getValue().path("properties").isObject()
                    && !only.getKey().equals("properties")
                    && !only.getKey().startsWith("_");
            if (looksTyped) {
                return object(only.getValue());
            }
        }
        return object(mapping);
    }

    private JsonNode content(JsonNode stored) {
        if (!stored.isBinary()) {
            return stored;
        }
        try {
            return ChecksummedBlob.tree(stored.binaryValue());
        } catch (IOException e) {
            throw blobs.corrupt(key, "holds a compressed part that cannot be read: " + e.getMessage(), e);
        }
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
    }
}
