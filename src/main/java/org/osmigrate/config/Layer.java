package org.osmigrate.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Values from one place, by key name.
 *
 * @param given the values
 * @param blocks the top-level blocks the place mentions, empty ones included
 */
record Layer(Map<String, Given> given, Set<String> blocks) {

    Layer {
        given = Map.copyOf(given);
        blocks = Set.copyOf(blocks);
    }

    static Layer empty() {
        return new Layer(Map.of(), Set.of());
    }

    /** What the environment variables {@code OSMIGRATE_...} say; an empty one says nothing. */
    static Layer ofEnvironment(Map<String, String> environment) {
        Map<String, Given> given = new LinkedHashMap<>();
        for (Key key : Keys.all()) {
            String value = environment.getOrDefault(key.variable(), "");
            if (!value.isEmpty()) {
                given.put(key.name(), new Given(split(key, List.of(value)), "environment " + key.variable()));
            }
        }
        return new Layer(given, Set.of());
    }

    /** What flags say: key name to the texts given. */
    static Layer ofFlags(Map<String, List<String>> flags) {
        Map<String, Given> given = new LinkedHashMap<>();
        flags.forEach((name, texts) -> {
            Key key = Keys.named(name);
            given.put(name, new Given(split(key, texts), "flag " + key.flag()));
        });
        return new Layer(given, Set.of());
    }

    private static List<String> split(Key key, List<String> texts) {
        return key.isList() ? texts.stream().flatMap(Layer::members).toList() : texts;
    }

    /** A regular expression may hold commas, so it has to stand alone. */
    private static Stream<String> members(String text) {
        boolean expression = text.startsWith("regex:") || text.startsWith("-regex:");
        return expression ? Stream.of(text) : Stream.of(text.split(",")).map(String::strip);
    }
}
