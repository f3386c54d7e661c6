package org.osmigrate.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The effective values of a migration: flags over environment over file over defaults. Every value has been checked
 * against its key's kind.
 */
public final class Values {

    private static final Given NONE = new Given(List.of(), "not set");

    private final Map<String, Given> given;
    private final Set<String> blocks;

    private Values(Map<String, Given> given, Set<String> blocks) {
        this.given = given;
        this.blocks = blocks;
    }

    /** Merges layers, the one of the highest rank first. */
    static Values merge(List<Layer> layers) {
        Map<String, Given> merged = new HashMap<>();
        Set<String> blocks = new HashSet<>();
        for (Layer layer : layers) {
            Alternatives.check(layer);
            Checks.all(layer.given());
            Set<String> higher = Set.copyOf(merged.keySet());
            layer.given().forEach((name, value) -> {
                if (!Alternatives.isHidden(name, higher)) {
                    merged.putIfAbsent(name, value);
                }
            });
            blocks.addAll(layer.blocks());
        }
        return new Values(Map.copyOf(merged), Set.copyOf(blocks));
    }

    /** The value of a key, its default where none is given. */
    public Given of(Key key) {
        Given fallback = key.fallback().isEmpty() ? NONE : new Given(List.of(key.fallback()), "default");
        return given.getOrDefault(key.name(), fallback);
    }

    /** Whether the migration file mentions a top-level block, be it empty. */
    public boolean fileHasBlock(String name) {
        return blocks.contains(name);
    }

    /** The effective values of some blocks, by key name: what decides whether two runs are about the same. */
    public Map<String, String> effective(String... ofBlocks) {
        Map<String, String> effective = new TreeMap<>();
        for (Key key : Keys.all()) {
            if (key.isSupported() && Set.of(ofBlocks).contains(key.block())) {
                effective.put(key.name(), of(key).text());
            }
        }
        return effective;
    }

    /** The target's URL, empty where none is given. */
    public String target() {
        return text("target.url");
    }

    /** The source's URL, empty where none is given. */
    public String source() {
        return text("source.url");
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    /** Whether any key in a block is given. */
    boolean hasBlock(String block) {
        return given.keySet().stream().anyMatch(name -> name.startsWith(block + "."));
    }

    List<String> list(String name) {
        return of(Keys.named(name)).values();
    }

    /** The text of a key; empty when there is none. */
    String text(String name) {
        return of(Keys.named(name)).text();
    }

    Optional<String> find(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    boolean isOn(String name) {
        return text(name).equals("true");
    }

    /** The bytes of a size; 0 when there is none. */
    long size(String name) {
        return find(name).map(text -> Sizes.parse(text).orElseThrow()).orElse(0L);
    }

    Duration time(String name) {
        return Times.parse(text(name)).orElseThrow();
    }

    int count(String name) {
        return Integer.parseInt(text(name));
    }

    double share(String name) {
        return Double.parseDouble(text(name));
    }
}
