package org.osmigrate.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.osmigrate.failure.Conflict;

/** The mapping of a state index and its version. */
final class Schema {

    /** Raised, here and below, whenever a document gets a field that an older osmigrate does not know. */
    static final int VERSION = 5;

    private static final String INDEX = """
            {
              "settings": {
                "index": {
                  "number_of_shards": 1,
                  "auto_expand_replicas": "0-1",
                  "refresh_interval": "1s",
                  "hidden": true
                }
              },
              "mappings": {
                "dynamic": "strict",
                "_meta": { "product": "osmigrate", "schema": 5 },
                "properties": {
                  "kind": { "type": "keyword" },
                  "name": { "type": "keyword" },
                  "writer": { "type": "keyword", "index": false },
                  "source": { "type": "keyword", "index": false },
                  "snapshot": { "type": "keyword", "index": false },
                  "repository": { "type": "keyword", "index": false },
                  "digest": { "type": "keyword", "index": false },
                  "items": { "type": "integer" },
                  "ready": { "type": "boolean" },
                  "index": { "type": "keyword" },
                  "shard": { "type": "integer" },
                  "segment": { "type": "keyword" },
                  "from": { "type": "integer" },
                  "to": { "type": "integer" },
                  "bytes": { "type": "long" },
                  "watermark": { "type": "integer" },
                  "done": { "type": "boolean" },
                  "documents": { "type": "long" },
                  "source_bytes": { "type": "long" },
                  "failed": { "type": "long" },
                  "causes": { "type": "object", "enabled": false },
                  "allowed": { "type": "long" },
                  "newer": { "type": "long" },
                  "dropped": { "type": "long" },
                  "there": { "type": "long" },
                  "doubtful": { "type": "long" },
                  "reach": { "type": "integer" },
                  "owner": { "type": "keyword", "index": false },
                  "holder": { "type": "keyword" },
                  "beat": { "type": "long" },
                  "lease_millis": { "type": "long" },
                  "released": { "type": "boolean" },
                  "machine": { "type": "keyword", "index": false },
                  "process": { "type": "long" },
                  "started": { "type": "long" },
                  "data": { "type": "object", "enabled": false }
                }
              }
            }
            """;

    private Schema() {}

    /** The request body that creates a state index. */
    static JsonNode creation() {
        try {
            return new ObjectMapper().readTree(INDEX);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the schema is JSON", e);
        }
    }

    /** The request body that gives an index of an older version the fields it lacks. */
    static JsonNode upgrade() {
        return creation().path("mappings");
    }

    /** Whether an index was made by an older version. */
    static boolean isOlder(JsonNode mappings) {
        return mappings.path("_meta").path("schema").asInt(Integer.MAX_VALUE) < VERSION;
    }

    /** Refuses an index that is not a state index of this version or an older one. */
    static void check(String index, JsonNode mappings) {
        JsonNode meta = mappings.path("_meta");
        if (!meta.path("product").asText("").equals("osmigrate")) {
            throw new Conflict(
                    "The index " + index + " exists and was not made by osmigrate",
                    "Choose another session name with --session.");
        }
        int version = meta.path("schema").asInt(Integer.MAX_VALUE);
        if (version > VERSION) {
            throw new Conflict(
                    "The state in " + index + " has schema version " + version + ", this osmigrate knows " + VERSION,
                    "Upgrade osmigrate to the version that began this session.");
        }
    }
}
