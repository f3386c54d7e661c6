package org.osmigrate.servers;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** What is written down about a server beside its files, so that any later process can find, stop and restart it. */
record ServerRecord(ServerSpec spec, int port, ProcessIdentity launcher) {

    private static final String SEPARATOR = "\n";

    void save(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("product", spec.product().id());
        properties.setProperty("version", spec.version());
        properties.setProperty("port", String.valueOf(port));
        properties.setProperty("heap", spec.heap());
        properties.setProperty("owned", String.valueOf(spec.owned()));
        properties.setProperty("settings", String.join(SEPARATOR, spec.settings()));
        properties.setProperty("jvm", String.join(SEPARATOR, spec.jvm()));
        properties.setProperty(
                "repositories",
                String.join(
                        SEPARATOR,
                        spec.repositories().stream().map(Path::toString).toList()));
        properties.setProperty("launcher.pid", String.valueOf(launcher.pid()));
        properties.setProperty("launcher.started", launcher.started());
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    static Optional<ServerRecord> load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(of(properties));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static ServerRecord of(Properties properties) {
        int port = Integer.parseInt(properties.getProperty("port"));
        ServerSpec spec = new ServerSpec(
                Product.named(properties.getProperty("product")),
                properties.getProperty("version"),
                port,
                lines(properties, "repositories").stream().map(Path::of).toList(),
                properties.getProperty("heap"),
                lines(properties, "settings"),
                lines(properties, "jvm"),
                Boolean.parseBoolean(properties.getProperty("owned")));
        ProcessIdentity launcher = new ProcessIdentity(
                Long.parseLong(properties.getProperty("launcher.pid")), properties.getProperty("launcher.started"));
        return new ServerRecord(spec, port, launcher);
    }

    private static List<String> lines(Properties properties, String key) {
        return properties
                .getProperty(key, "")
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
