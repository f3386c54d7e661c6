package org.osmigrate.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Servers;

/** Makes a golden repository with everything that is kept beside it. */
record GoldenRepository(Era era, Path folder) {

    private static final String REPOSITORY = "/_snapshot/golden";
    private static final ObjectMapper SORTED = new ObjectMapper()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT);

    /** Starts the server, which ends with it. */
    void make() throws IOException {
        try (Server server = Servers.of(era.product(), era.version()).start()) {
            Rest rest = Rest.to(server.url());
            Path repository = server.newRepository("golden");
            ObjectNode body = Rest.JSON.createObjectNode().put("type", "fs");
            ObjectNode settings = body.putObject("settings").put("location", repository.toString());
            if (era.major() == 1 && era.hasTypes()) {
                settings.put("compress", era.compressed());
            }
            rest.put(REPOSITORY, body);
            fill(rest);
            answers(rest);
            copy(repository, folder.resolve("repo"));
        }
    }

    private void fill(Rest rest) throws IOException {
        Files.createDirectories(folder);
        new Schema(era, rest).create();
        Contents contents = new Contents(era, rest);
        contents.beforeTheFirstSnapshot();
        snapshot(rest, "snap-1", "expected-snap-1.ndjson");
        contents.betweenTheSnapshots();
        snapshot(rest, "snap-2", "expected.ndjson");
    }

    private void snapshot(Rest rest, String name, String expected) throws IOException {
        Files.write(folder.resolve(expected), new LiveDocuments(era, rest).lines());
        JsonNode answer = rest.put(REPOSITORY + "/" + name + "?wait_for_completion=true", Rest.JSON.createObjectNode());
        if (!answer.at("/snapshot/state").asText().equals("SUCCESS")) {
            throw new AssertionError(answer.toString());
        }
    }

    private void answers(Rest rest) throws IOException {
        save(rest, "mappings", "/_all/_mapping");
        save(rest, "settings", "/_all/_settings");
        save(rest, "aliases", era.hasStrings() ? "/_aliases" : "/_all/_alias");
        save(rest, "templates", "/_template");
        save(rest, "snapshots", REPOSITORY + "/_all");
        if (era.hasIndexTemplates()) {
            save(rest, "index-templates", "/_index_template");
            save(rest, "component-templates", "/_component_template");
        }
    }

    private void save(Rest rest, String name, String path) throws IOException {
        Path file = folder.resolve("server").resolve(name + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, SORTED.writeValueAsString(SORTED.treeToValue(rest.get(path), Object.class)));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
