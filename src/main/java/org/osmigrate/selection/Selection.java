package org.osmigrate.selection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which names of one kind are migrated. Exclude wins over include. Globs and regular expressions, in include and in
 * exclude, never match system objects, an exact name does. An empty include is {@code *}: everything but system objects.
 *
 * @param include patterns of what is moved, never empty
 * @param exclude patterns of what is left out whatever include says
 * @param system the names only an exact pattern selects
 */
public record Selection(List<NamePattern> include, List<NamePattern> exclude, SystemObjects system) {

    private static final NamePattern EVERYTHING = new Glob("*");

    public Selection {
        include = include.isEmpty() ? List.of(EVERYTHING) : List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /**
     * A selection of indices. A leading {@code -} in include excludes.
     *
     * @throws org.osmigrate.failure.ConfigurationInvalid for a malformed pattern
     */
    public Selection(List<String> include, List<String> exclude) {
        this(included(include), excluded(include, exclude), SystemObjects.INDICES);
    }

    /** The same for templates of any kind, whose system objects are others. */
    public static Selection ofTemplates(List<String> include, List<String> exclude) {
        return new Selection(included(include), excluded(include, exclude), SystemObjects.TEMPLATES);
    }

    /** The same for names with system objects of their own. */
    public static Selection of(List<String> include, List<String> exclude, SystemObjects system) {
        return new Selection(included(include), excluded(include, exclude), system);
    }

    /** Whether something of that name is migrated. */
    public Verdict decide(String name) {
        return decide(name, system.reason(name));
    }

    /** The same for a thing of which is known whether, and why, it is a system object. */
    Verdict decide(String name, Optional<String> systemReason) {
        Optional<NamePattern> excluding = exclude.stream()
                .filter(pattern -> systemReason.isEmpty() || pattern instanceof NamePattern.Exact)
                .filter(pattern -> pattern.matches(name))
                .findFirst();
        if (excluding.isPresent()) {
            return new Verdict.LeftOut("excluded by '" + excluding.get().text() + "'");
        }
        if (named().contains(name)) {
            return new Verdict.Selected();
        }
        if (systemReason.isPresent()) {
            return new Verdict.LeftOut(
                    "system object (" + systemReason.get() + "); only its exact name in include moves it");
        }
        return include.stream().anyMatch(pattern -> pattern.matches(name))
                ? new Verdict.Selected()
                : new Verdict.LeftOut("not among those to include");
    }

    /** The exact names in include: each has to exist. */
    public List<String> named() {
        return include.stream()
                .filter(NamePattern.Exact.class::isInstance)
                .map(NamePattern::text)
                .toList();
    }

    /** Whether less than everything (but system objects) is selected. */
    public boolean narrowed() {
        return !exclude.isEmpty() || !include.contains(EVERYTHING);
    }

    private static List<NamePattern> included(List<String> include) {
        return include.stream()
                .filter(text -> !text.startsWith("-"))
                .map(NamePattern::parse)
                .toList();
    }

    private static List<NamePattern> excluded(List<String> include, List<String> exclude) {
        Stream<String> fromInclude =
                include.stream().filter(text -> text.startsWith("-")).map(text -> text.substring(1));
        return Stream.concat(fromInclude, exclude.stream())
                .map(NamePattern::parse)
                .toList();
    }
}
