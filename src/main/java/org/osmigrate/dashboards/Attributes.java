package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Leaves attributes alone that OpenSearch Dashboards takes, and takes away the others. */
final class Attributes {

    private static final Set<String> NEEDED = Set.of("index-pattern", "search");

    /** Members of attributes that are objects: their mapping is as strict. */
    private static final Map<String, Set<String>> INNER = Map.of(
            SearchSource.META,
            Set.of(SearchSource.JSON),
            "refreshInterval",
            Set.of("display", "pause", "section", "value"));

    private Attributes() {}

    static ObjectNode known(Kind kind, ObjectNode attributes, Notes notes) {
        ObjectNode kept = attributes.deepCopy();
        TreeSet<String> gone = new TreeSet<>();
        for (String name :
                attributes.propertyStream().map(entry -> entry.getKey()).toList()) {
            if (!kind.takes(name)) {
                JsonNode value = kept.remove(name);
                if (!isNothing(value)) {
                    gone.add(name);
                }
            }
        }
        if (!gone.isEmpty()) {
            notes.change("settings without a counterpart are left out: " + String.join(", ", gone));
        }
        inner(kept);
        return kept;
    }

    /** References to what OpenSearch Dashboards does not have, or not for this, would point nowhere. */
    static List<Reference> known(List<Reference> references, Notes notes) {
        references.stream()
                .filter(reference -> !NEEDED.contains(reference.type()))
                .forEach(reference -> notes.change("no longer refers to " + reference.key()));
        return references.stream()
                .filter(reference -> NEEDED.contains(reference.type()))
                .toList();
    }

    private static void inner(ObjectNode attributes) {
        INNER.forEach((name, members) -> {
            if (attributes.path(name) instanceof ObjectNode object) {
                object.retain(members);
            }
        });
    }

    static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isBoolean() && !value.booleanValue())
                || (value.isTextual() && List.of("", "{}", "[]").contains(value.textValue()))
                || (value.isContainerNode() && value.isEmpty());
    }
}
