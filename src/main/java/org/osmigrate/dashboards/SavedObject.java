package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of an export.
 *
 * @param version up to where migrations have been applied to it; empty where the export does not say
 * @param updatedAt empty where the export does not say
 */
record SavedObject(Key key, ObjectNode attributes, List<Reference> references, String version, String updatedAt) {

    SavedObject {
        references = List.copyOf(references);
    }

    /** Empty for a line that is no saved object. */
    static Optional<SavedObject> of(JsonNode line) {
        Key key = new Key(line.path("type").asText(), line.path("id").asText());
        if (key.type().isEmpty() || key.id().isEmpty() || !(line.path("attributes") instanceof ObjectNode attributes)) {
            return Optional.empty();
        }
        return Optional.of(new SavedObject(
                key,
                attributes,
                references(line.path("references")),
                version(line, key.type()),
                line.path("updated_at").asText()));
    }

    static List<Reference> references(JsonNode array) {
        List<Reference> references = new ArrayList<>();
        for (JsonNode one : array) {
            references.add(new Reference(
                    one.path("name").asText(),
                    one.path("type").asText(),
                    one.path("id").asText()));
        }
        return references;
    }

    /** Kibana 8.8 and later keep one version beside the object, earlier ones a version for each type. */
    private static String version(JsonNode line, String type) {
        String single = line.path("typeMigrationVersion").asText();
        return single.isEmpty() ? line.path("migrationVersion").path(type).asText() : single;
    }

    SavedObject with(ObjectNode otherAttributes, List<Reference> otherReferences) {
        return new SavedObject(key, otherAttributes, otherReferences, version, updatedAt);
    }

    SavedObject with(String otherVersion) {
        return new SavedObject(key, attributes, references, otherVersion, updatedAt);
    }

    String title() {
        return attributes.path("title").asText();
    }

    /** The line that OpenSearch Dashboards imports. */
    ObjectNode line() {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("id", key.id()).put("type", key.type());
        if (!updatedAt.isEmpty()) {
            line.put("updated_at", updatedAt);
        }
        line.set("attributes", attributes);
        ArrayNode array = line.putArray("references");
        references.forEach(reference -> array.addObject()
                .put("name", reference.name())
                .put("type", reference.type())
                .put("id", reference.id()));
        if (!version.isEmpty()) {
            line.putObject("migrationVersion").put(key.type(), version);
        }
        return line;
    }
}
