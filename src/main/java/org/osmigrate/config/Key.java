package org.osmigrate.config;

import java.util.List;
import java.util.Locale;

/**
 * A key of the migration file. File, environment, flags, defaults, the schema and the reference all come from it.
 *
 * @param name its path in the file, with dots
 * @param kind what its value is
 * @param fallback the value where none is given; empty for none
 * @param description one sentence
 * @param flag the option of the command line; empty for none
 * @param aliases other spellings of the option, not listed
 * @param listed whether {@code --help} lists the option
 */
public record Key(
        String name,
        Kind kind,
        String fallback,
        String description,
        String flag,
        List<String> aliases,
        boolean listed) {

    public Key {
        aliases = List.copyOf(aliases);
    }

    static Key of(String name, Kind kind, String fallback, String description) {
        return new Key(name, kind, fallback, description, "--" + name.replace('.', '-'), List.of(), false);
    }

    static Key later(String name) {
        return new Key(name, new Kind.Later(), "", "Not part of this version.", "", List.of(), false);
    }

    Key flag(String other, String... otherAliases) {
        return new Key(name, kind, fallback, description, other, List.of(otherAliases), listed);
    }

    Key alias(String... otherAliases) {
        return flag(flag, otherAliases);
    }

    Key inHelp() {
        return new Key(name, kind, fallback, description, flag, aliases, true);
    }

    /** The environment variable that gives it. */
    public String variable() {
        return "OSMIGRATE_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The first part of its name. */
    public String block() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Whether it holds several values. */
    public boolean isList() {
        return kind instanceof Kind.Patterns
                || kind instanceof Kind.ErrorTypes
                || kind instanceof Kind.Words
                || kind instanceof Kind.Properties
                || kind instanceof Kind.Nothing;
    }

    /** Whether this version reads it. */
    public boolean isSupported() {
        return !(kind instanceof Kind.Later);
    }
}
