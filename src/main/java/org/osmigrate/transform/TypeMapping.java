package org.osmigrate.transform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which index the documents of each mapping type of an index go to. An index that has static names is not looked up in the
 * rules; of these the first that fits holds. A type of such an index that neither names stays behind.
 *
 * @param names index to type to the index it goes to
 * @param rules for all other indices, in order
 */
public record TypeMapping(Map<String, Map<String, String>> names, List<Rule> rules) {

    /** Nothing is said of any type. */
    public static final TypeMapping NONE = new TypeMapping(Map.of(), List.of());

    public TypeMapping {
        names = Map.copyOf(names);
        rules = List.copyOf(rules);
    }

    /**
     * A rule.
     *
     * @param from fits {@code INDEX/TYPE} as a whole
     * @param to the index, with groups of the pattern as {@code $1}
     */
    public record Rule(Pattern from, String to) {

        private Optional<String> of(String index, String type) {
            return Replacement.of(from, to, index + "/" + type);
        }
    }

    /** Where the documents of a type go; empty where nothing says so. */
    public Optional<String> of(String index, String type) {
        return names.containsKey(index)
                ? Optional.ofNullable(names.get(index).get(type))
                : rules.stream().flatMap(rule -> rule.of(index, type).stream()).findFirst();
    }

    /** Whether nothing is said of any type. */
    public boolean isEmpty() {
        return names.isEmpty() && rules.isEmpty();
    }
}
