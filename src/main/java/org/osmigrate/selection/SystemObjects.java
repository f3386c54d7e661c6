package org.osmigrate.selection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Names that belong to a product and not to its user, with the reason why each is left out. */
public final class SystemObjects {

    /** Those among indices. */
    public static final SystemObjects INDICES = new SystemObjects("system-indices.txt");

    /** Those among templates of any kind. */
    public static final SystemObjects TEMPLATES = new SystemObjects("system-templates.txt");

    /** Those among ingest pipelines. */
    public static final SystemObjects PIPELINES = new SystemObjects("system-pipelines.txt");

    /** Those among lifecycle and snapshot policies. */
    public static final SystemObjects POLICIES = new SystemObjects("system-policies.txt");

    /** Those among stored scripts. */
    public static final SystemObjects SCRIPTS = new SystemObjects("system-scripts.txt");

    /** No name is one. */
    public static final SystemObjects NONE = new SystemObjects(List.of());

    private final List<Entry> entries;

    private SystemObjects(List<Entry> entries) {
        this.entries = entries;
    }

    private SystemObjects(String resource) {
        this.entries = read(resource);
    }

    /** Why a name is a system object; empty when it is none. */
    public Optional<String> reason(String name) {
        return entries.stream()
                .filter(entry -> entry.names().matches(name))
                .map(Entry::reason)
                .findFirst();
    }

    private static List<Entry> read(String resource) {
        try (InputStream in = Objects.requireNonNull(SystemObjects.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Entry::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line: a pattern, spaces, the reason. */
    private record Entry(NamePattern names, String reason) {
        static Entry parse(String line) {
            int space = line.indexOf(' ');
            return new Entry(
                    NamePattern.parse(line.substring(0, space)),
                    line.substring(space).strip());
        }
    }
}
