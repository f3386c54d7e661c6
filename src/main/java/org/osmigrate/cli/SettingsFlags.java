package org.osmigrate.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osmigrate.config.Key;
import org.osmigrate.config.Keys;
import org.osmigrate.config.Kind;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Turns the key table into options of every command that reads the configuration. */
final class SettingsFlags {

    private SettingsFlags() {}

    static void addTo(CommandLine line) {
        if (line.getCommand() instanceof Configured) {
            Keys.all().stream()
                    .filter(Key::isSupported)
                    .forEach(key -> options(key).forEach(line.getCommandSpec()::addOption));
        }
        line.getSubcommands().values().forEach(SettingsFlags::addTo);
    }

    private static Stream<OptionSpec> options(Key key) {
        Stream<OptionSpec> aliases = key.aliases().stream().map(alias -> option(key, alias, true));
        return Stream.concat(Stream.of(option(key, key.flag(), !key.listed())), aliases);
    }

    private static OptionSpec option(Key key, String name, boolean hidden) {
        boolean flag = key.kind() instanceof Kind.Switch;
        return OptionSpec.builder(name)
                .type(String[].class)
                .auxiliaryTypes(String.class)
                .arity(flag ? "0..1" : "1")
                .fallbackValue(flag ? "true" : "")
                .paramLabel(label(key))
                .description(key.description())
                .hidden(hidden)
                .build();
    }

    private static String label(Key key) {
        return key.name().substring(key.name().lastIndexOf('.') + 1).toUpperCase(java.util.Locale.ROOT);
    }

    /** The values given on the command line, by key name. */
    static Map<String, List<String>> given(CommandSpec spec) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (Key key : Keys.all()) {
            List<String> texts = key.isSupported() ? texts(key, spec) : List.of();
            if (!texts.isEmpty()) {
                given.put(key.name(), key.isList() ? texts : List.of(texts.getLast()));
            }
        }
        return given;
    }

    private static List<String> texts(Key key, CommandSpec spec) {
        return Stream.concat(Stream.of(key.flag()), key.aliases().stream())
                .map(spec::findOption)
                .map(OptionSpec::<String[]>getValue)
                .filter(texts -> texts != null)
                .flatMap(Arrays::stream)
                .toList();
    }
}
