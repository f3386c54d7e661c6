package org.osmigrate.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osmigrate.failure.ConfigurationInvalid;

/**
 * Blocks of which one member excludes the others: the forms of a secret, the kinds of credentials. A value from a place
 * of higher rank hides the other members that places of lower rank give.
 */
final class Alternatives {

    private static final Set<String> SECRETS =
            Set.of("password", "api-key", "secret-key", "session-token", "credentials", "sas-token", "account-key");
    private static final Set<String> CREDENTIALS = Set.of("none", "basic", "api-key", "sigv4");

    private Alternatives() {}

    /** The choices a key stands for: block to member. */
    static Map<String, String> of(String key) {
        Map<String, String> choices = new TreeMap<>();
        List<String> parts = List.of(key.split("\\."));
        for (int i = 1; i < parts.size(); i++) {
            if (isChoice(parts.get(i - 1), parts.get(i))) {
                choices.put(String.join(".", parts.subList(0, i)), parts.get(i));
            }
        }
        return choices;
    }

    /** Whether a block is a secret, given in one of three forms. */
    static boolean isSecret(String path) {
        return SECRETS.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    private static boolean isChoice(String block, String member) {
        return SECRETS.contains(block) || (block.equals("auth") && CREDENTIALS.contains(member));
    }

    /** Refuses two members of a block in one place. */
    static void check(Layer layer) {
        Map<String, Set<String>> chosen = new TreeMap<>();
        layer.given()
                .keySet()
                .forEach(key -> of(key).forEach((block, member) ->
                        chosen.computeIfAbsent(block, _ -> new TreeSet<>()).add(member)));
        chosen.forEach((block, members) -> {
            if (members.size() > 1) {
                throw new ConfigurationInvalid(
                        block + " has " + String.join(" and ", members) + " (" + origins(layer, block) + ")",
                        "Keep one of them.");
            }
        });
    }

    private static String origins(Layer layer, String block) {
        return layer.given().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(block + "."))
                .map(entry -> entry.getValue().origin())
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Whether values of higher rank chose another member of one of the key's blocks. */
    static boolean isHidden(String key, Collection<String> higher) {
        Map<String, String> own = of(key);
        return higher.stream()
                .flatMap(other -> of(other).entrySet().stream())
                .anyMatch(other ->
                        own.containsKey(other.getKey()) && !other.getValue().equals(own.get(other.getKey())));
    }
}
