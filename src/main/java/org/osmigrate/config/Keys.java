package org.osmigrate.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of all keys, in the order in which users meet them. */
public final class Keys {

    private static final List<Key> ALL = Stream.of(
                    List.of(Key.of(
                                    "session",
                                    new Kind.Session(),
                                    "default",
                                    "Names the state index and everything this migration writes.")
                            .alias("--session-name")
                            .inHelp()),
                    ClusterKeys.of(
                            "source", "The cluster to move; not needed where a snapshot exists.", "--source-host"),
                    ClusterKeys.of("target", "The cluster to fill.", "--target-host"),
                    ClusterKeys.of("coordinator", "The cluster that keeps the session's state; default: the target."),
                    ScopeKeys.snapshot(),
                    StorageKeys.of(),
                    ScopeKeys.include(),
                    ScopeKeys.exclude(),
                    StepKeys.metadata(),
                    StepKeys.backfill(),
                    StepKeys.verify(),
                    StepKeys.workflow(),
                    StepKeys.transforms(),
                    TrafficKeys.of(),
                    StepKeys.later())
            .flatMap(List::stream)
            .toList();
    private static final Map<String, Key> BY_NAME =
            ALL.stream().collect(Collectors.toMap(Key::name, key -> key, (a, _) -> a, LinkedHashMap::new));
    private static final Set<String> SECTIONS = sections();

    private Keys() {}

    /** Every key, those of later versions included. */
    public static List<Key> all() {
        return ALL;
    }

    /** The key of a name. */
    public static Optional<Key> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static Key named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(name));
    }

    /** Whether a path is a block that holds keys. */
    static boolean isSection(String path) {
        return SECTIONS.contains(path);
    }

    /** The names that may stand directly in a block, keys and blocks alike. */
    static List<String> membersOf(String section) {
        String prefix = section.isEmpty() ? "" : section + ".";
        return Stream.concat(BY_NAME.keySet().stream(), SECTIONS.stream())
                .filter(name -> name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0)
                .filter(name -> !name.isEmpty() && !name.equals(section))
                .distinct()
                .toList();
    }

    private static Set<String> sections() {
        Set<String> sections = new TreeSet<>(Set.of("metadata"));
        for (String name : BY_NAME.keySet()) {
            for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
                sections.add(name.substring(0, dot));
            }
        }
        return Collections.unmodifiableSet(sections);
    }
}
