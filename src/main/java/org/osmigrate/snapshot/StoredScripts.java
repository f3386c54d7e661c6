package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** Stored scripts of every era; Elasticsearch 5 kept them as {@code LANGUAGE#NAME} too, or only so. */
final class StoredScripts {

    private static final String SOURCE = "source";
    private static final String LANGUAGE = "lang";

    private StoredScripts() {}

    static Map<String, ObjectNode> of(JsonNode stored) {
        Map<String, ObjectNode> scripts = new TreeMap<>();
        stored.properties().forEach(entry -> {
            int hash = entry.getKey().indexOf('#');
            String name = entry.getKey().substring(hash + 1);
            String language = entry.getKey().substring(0, Math.max(hash, 0));
            ObjectNode script = script(language, entry.getValue());
            if (hash < 0) {
                scripts.put(name, script);
            } else {
                scripts.putIfAbsent(name, script);
            }
        });
        return scripts;
    }

    private static ObjectNode script(String language, JsonNode stored) {
        ObjectNode script = JsonNodeFactory.instance.objectNode();
        script.put(LANGUAGE, stored.path(LANGUAGE).asText(language));
        script.put(SOURCE, source(stored));
        JsonNode options = stored.path("options");
        if (options.isObject() && !options.isEmpty()) {
            script.set("options", options.deepCopy());
        }
        return script;
    }

    private static String source(JsonNode stored) {
        for (String key : new String[] {SOURCE, "code", "script", "template"}) {
            JsonNode found = stored.path(key);
            if (!found.isMissingNode()) {
                return found.isTextual() ? found.asText() : found.toString();
            }
        }
        return stored.isTextual() ? stored.asText() : stored.toString();
    }
}
