package org.osmigrate.transform;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.osmigrate.selection.Glob;
import org.osmigrate.version.Version;

/**
 * Leaves settings out.
 *
 * @param name see {@link MetadataRule}
 * @param reason see {@link MetadataRule}
 * @param documentation see {@link MetadataRule}
 * @param pair for which versions
 * @param settings names or globs of the settings
 * @param notice how the user is told
 */
record DropSettings(
        String name,
        String reason,
        URI documentation,
        BiPredicate<Version, Version> pair,
        List<Glob> settings,
        Notice notice)
        implements MetadataRule {

    /** How much a left-out setting matters. */
    enum Notice {
        /** The value is the cluster's own: nobody chose it. */
        NONE,
        CHANGE,
        WARNING
    }

    @Override
    public boolean applies(Version from, Version to) {
        return pair.test(from, to);
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        Set<String> dropped = names(body)
                .filter(name -> settings.stream().anyMatch(glob -> glob.matches(name)))
                .collect(Collectors.toCollection(TreeSet::new));
        List<Finding> findings =
                dropped.stream().flatMap(name -> finding(name, body)).toList();
        body.settings().remove(dropped);
        return findings;
    }

    private Stream<Finding> finding(String setting, MetadataBody body) {
        BiFunction<String, String, Finding> make = switch (notice) {
            case NONE -> null;
            case CHANGE -> (path, text) -> new Finding.Change(name, path, text);
            case WARNING -> (path, text) -> new Finding.Warning(name, path, text);
        };
        String value = body.settings().path(setting).asText();
        return make == null ? Stream.of() : Stream.of(make.apply(setting, "left out (" + value + "): " + reason));
    }

    private static Stream<String> names(MetadataBody body) {
        Iterable<String> names = () -> body.settings().fieldNames();
        return StreamSupport.stream(names.spliterator(), false);
    }
}
