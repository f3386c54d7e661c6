package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.osmigrate.lucene.ValueFields;

/**
 * Sources of merged mapping types get the field that tells parents and children on a target.
 *
 * @param field its name
 * @param parents type to the type of its parents
 * @param types all types that are parents or have them
 */
record Joined(String field, Map<String, String> parents, Set<String> types) implements SourceReading {

    /** Where Elasticsearch 2 and later keep the ids of parents: behind it stands their type. */
    static final String PARENT = "_parent#";

    Joined {
        parents = Map.copyOf(parents);
        types = Set.copyOf(types);
    }

    /** As the mapping of the field says. */
    static Joined of(String field, JsonNode mappings) {
        Map<String, String> parents = new HashMap<>();
        Set<String> types = new HashSet<>();
        mappings.path("properties").path(field).path("relations").properties().forEach(relation -> {
            types.add(relation.getKey());
            children(relation.getValue()).forEach(child -> {
                types.add(child.asText());
                parents.put(child.asText(), relation.getKey());
            });
        });
        return new Joined(field, parents, types);
    }

    /** One stands alone, several in a list. */
    private static Stream<JsonNode> children(JsonNode relation) {
        return relation.isTextual() ? Stream.of(relation) : relation.valueStream();
    }

    @Override
    public ValueFields values() {
        return new ValueFields(Set.of(), Set.of(PARENT));
    }

    @Override
    public Sources begin() {
        return new JoinedSources(this);
    }
}
