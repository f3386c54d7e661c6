package org.osmigrate.sample;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words of several scripts, with the characters that JSON has to escape. */
final class Words {

    private static final List<String> PLAIN = List.of(
            "amber", "basin", "cedar", "delta", "ember", "flint", "grove", "harbour", "indigo", "juniper", "kettle",
            "lantern", "meadow", "nimbus", "orchard", "pebble", "quarry", "ridge", "saffron", "thistle", "umbra",
            "velvet", "willow", "yarrow", "zephyr");
    private static final List<String> ANY_SCRIPT = List.of(
            "Straße",
            "naïve",
            "Ärger",
            "résumé",
            "Łódź",
            "Ωμέγα",
            "Привет",
            "שלום",
            "مرحبا",
            "नमस्ते",
            "你好",
            "こんにちは",
            "안녕",
            "😀",
            "👩‍💻",
            "\\\"quoted\\\"",
            "back\\\\slash",
            "tab\\tstop",
            "line\\nbreak",
            "\\u00e9scaped",
            "a\\/b");

    private Words() {}

    static String plain(RandomGenerator random) {
        return PLAIN.get(random.nextInt(PLAIN.size()));
    }

    /** Several words, ready to stand between the quotes of a JSON text. */
    static String plain(RandomGenerator random, int count) {
        return Stream.generate(() -> plain(random)).limit(count).collect(Collectors.joining(" "));
    }

    /** Several words of any script, ready to stand between the quotes of a JSON text. */
    static String ofAnyScript(RandomGenerator random, int count) {
        return Stream.generate(() ->
                        random.nextInt(3) == 0 ? ANY_SCRIPT.get(random.nextInt(ANY_SCRIPT.size())) : plain(random))
                .limit(count)
                .collect(Collectors.joining(" "));
    }
}
