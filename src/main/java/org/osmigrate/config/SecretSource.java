package org.osmigrate.config;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.osmigrate.cluster.Secret;
import org.osmigrate.failure.ConfigurationInvalid;

/** Reads secrets from where the configuration says they are, each once and only when it is needed. */
final class SecretSource {

    private final Map<String, String> environment;
    private final Map<String, Secret> known = new HashMap<>();

    SecretSource(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    Secret read(Values values, String block) {
        return known.computeIfAbsent(block, _ -> Secret.of(fetch(values, block)));
    }

    private String fetch(Values values, String block) {
        if (values.has(block + ".env")) {
            return fromEnvironment(block, values.text(block + ".env"));
        }
        if (values.has(block + ".file")) {
            return fromFile(block, Path.of(values.text(block + ".file")));
        }
        if (values.isOn(block + ".prompt")) {
            return fromTerminal(block);
        }
        throw new ConfigurationInvalid(
                block + " is missing",
                "Give it as {env: NAME}, {file: /path} or {prompt: true}, or with "
                        + Keys.named(block + ".env").flag() + " NAME.");
    }

    private String fromEnvironment(String block, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new ConfigurationInvalid(
                    "the environment variable " + name + ", which " + block + " names, is not set",
                    "Set and export it.");
        }
        return value;
    }

    private static String fromFile(String block, Path file) {
        try {
            String content = Files.readString(file).strip();
            if (!content.isEmpty()) {
                return content;
            }
        } catch (IOException e) {
            throw new ConfigurationInvalid(
                    "the file " + file + ", which " + block + " names, cannot be read ("
                            + e.getClass().getSimpleName() + ")",
                    "Check that it exists and who may read it.",
                    e);
        }
        throw new ConfigurationInvalid(
                "the file " + file + ", which " + block + " names, is empty", "Write the secret.");
    }

    /** There is no console where the runtime was told to have none. */
    @SuppressWarnings("SystemConsoleNull")
    private static String fromTerminal(String block) {
        Console console = System.console();
        char[] typed = console != null && console.isTerminal() ? console.readPassword("%s: ", block) : new char[0];
        if (typed == null || typed.length == 0) {
            throw new ConfigurationInvalid(
                    block + " is to be asked for, but nothing was typed at a terminal",
                    "Use {env: NAME} or {file: /path} where there is no terminal.");
        }
        return new String(typed);
    }
}
