package org.osmigrate.config;

import java.util.stream.Stream;

/** The keys of a secret: where it is, never what it is. */
final class SecretKeys {

    private SecretKeys() {}

    static Stream<Key> of(String name, String flag, String what) {
        return Stream.of(
                Key.of(name + ".env", new Kind.Variable(), "", what + "the environment variable that holds it.")
                        .flag(flag + "-env")
                        .inHelp(),
                Key.of(name + ".file", new Kind.File(), "", what + "the file that holds it.")
                        .flag(flag + "-file"),
                Key.of(name + ".prompt", new Kind.Switch(), "", what + "asked for at the terminal.")
                        .flag(flag + "-prompt"));
    }
}
