package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osmigrate.failure.UnsupportedFormat;

/**
 * The mappings of an index or a template by their types: several before Elasticsearch 6, one called {@code _doc} where
 * there are no types any more.
 *
 * @param byType type to its mapping, {@code _default_} included, without the level of the type
 */
public record TypeMappings(SortedMap<String, ObjectNode> byType) {

    /** The mapping that a new type began with before Elasticsearch 7; documents never have this type. */
    public static final String DEFAULT = "_default_";

    /** The type where there is none. */
    public static final String NONE = "_doc";

    public TypeMappings {
        byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
    }

    /** One mapping of no particular type. */
    public static TypeMappings untyped(ObjectNode mapping) {
        return new TypeMappings(new TreeMap<>(Map.of(NONE, mapping)));
    }

    /** The types that documents may have. */
    public List<String> names() {
        return byType.keySet().stream().filter(type -> !type.equals(DEFAULT)).toList();
    }

    /**
     * The only mapping, or that of {@code _default_} where there is no other; empty where there is none at all.
     *
     * @param of what has these mappings
     * @throws UnsupportedFormat naming the types where there are several
     */
    public ObjectNode only(String of) {
        List<String> types = names();
        if (types.size() > 1) {
            throw new UnsupportedFormat(
                    of + " has several mapping types: " + String.join(", ", types),
                    "Leave it out (exclude), or reindex it with one type first.");
        }
        return byType.getOrDefault(types.isEmpty() ? DEFAULT : types.getFirst(), JsonNodeFactory.instance.objectNode());
    }
}
