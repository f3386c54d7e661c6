package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which mapping types of an index have parents.
 *
 * @param children type to the types whose parents are of it
 */
record Relations(SortedMap<String, SortedSet<String>> children) {

    Relations {
        children = Collections.unmodifiableSortedMap(new TreeMap<>(children));
    }

    static Relations of(TypeMappings types) {
        SortedMap<String, SortedSet<String>> children = new TreeMap<>();
        types.names().forEach(type -> {
            String parent =
                    types.byType().get(type).path("_parent").path("type").asText("");
            if (!parent.isEmpty()) {
                children.computeIfAbsent(parent, _ -> new TreeSet<>()).add(type);
            }
        });
        return new Relations(children);
    }

    boolean isEmpty() {
        return children.isEmpty();
    }

    /** The definition of the field that holds them on a target, as the target itself writes it. */
    ObjectNode joinField() {
        ObjectNode field =
                JsonNodeFactory.instance.objectNode().put("type", "join").put("eager_global_ordinals", true);
        ObjectNode relations = field.putObject("relations");
        children.forEach((parent, types) -> {
            if (types.size() == 1) {
                relations.put(parent, types.first());
            } else {
                types.forEach(relations.withArrayProperty(parent)::add);
            }
        });
        return field;
    }
}
