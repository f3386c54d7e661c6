package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.osmigrate.transform.MetadataBody;

/** Takes the bodies apart that snapshots and clusters give. */
final class Bodies {

    private static final List<String> CONTENT = List.of("settings", "mappings", "aliases");

    private Bodies() {}

    /** A body whose parts are at the top: an index, a legacy template. */
    static MetadataBody flat(JsonNode whole) {
        ObjectNode envelope = whole.deepCopy();
        envelope.remove(CONTENT);
        return of(whole, envelope);
    }

    /** A body whose parts are under {@code template}: a component or index template. */
    static MetadataBody nested(JsonNode whole) {
        ObjectNode envelope = whole.deepCopy();
        envelope.remove("template");
        JsonNode template = whole.path("template");
        template.properties().stream()
                .filter(entry -> !CONTENT.contains(entry.getKey()))
                .forEach(entry -> envelope.set(entry.getKey(), entry.getValue()));
        return of(template, envelope);
    }

    private static MetadataBody of(JsonNode content, ObjectNode envelope) {
        envelope.removeIf(JsonNode::isNull);
        return MetadataBody.of(content.path("settings"), content.path("mappings"), content.path("aliases"), envelope);
    }
}
