package org.osmigrate.lucene;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** A shard of a golden repository of Elasticsearch 1 to 6, laid out in memory from its blobs. */
record GoldenShard(String index, Path folder, Path list) {

    private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());
    private static final ObjectMapper SMILE = new ObjectMapper(new SmileFactory());

    /** The shards of a snapshot. */
    static List<GoldenShard> of(Path repository, String snapshot) throws IOException {
        Path newest = newest(repository);
        JsonNode root = newest.endsWith("index") ? JSON.createObjectNode() : JSON.readTree(newest.toFile());
        String list = "snapshot-" + snapshot;
        for (JsonNode entry : root.path("snapshots")) {
            if (entry.path("name").asText().equals(snapshot)) {
                list = "snap-" + entry.path("uuid").asText() + ".dat";
            }
        }
        List<GoldenShard> shards = new ArrayList<>();
        for (Path folder : folders(repository.resolve("indices"))) {
            String index = name(root, folder.getFileName().toString());
            for (Path shard : folders(folder)) {
                add(shards, index, shard, List.of(list, "snap-" + snapshot + ".dat"));
            }
        }
        return shards;
    }

    private static void add(List<GoldenShard> shards, String index, Path shard, List<String> lists) {
        for (String list : lists) {
            if (Files.exists(shard.resolve(list))) {
                shards.add(new GoldenShard(index, shard, shard.resolve(list)));
            }
        }
    }

    private static Path newest(Path repository) throws IOException {
        try (Stream<Path> files = Files.list(repository)) {
            return files.filter(file -> file.getFileName().toString().matches("index-\\d+"))
                    .max(Comparator.naturalOrder())
                    .orElse(repository.resolve("index"));
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static String name(JsonNode root, String folder) {
        return root.path("indices")
                .propertyStream()
                .filter(entry -> entry.getValue().path("id").asText().equals(folder))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse(folder);
    }

    /** Its files. */
    Directory directory() throws IOException {
        Directory directory = new ByteBuffersDirectory();
        for (JsonNode file : tree().path("files")) {
            try (IndexOutput out =
                    directory.createOutput(file.path("physical_name").asText(), IOContext.DEFAULT)) {
                byte[] bytes = bytes(file.path("name").asText());
                out.writeBytes(bytes, bytes.length);
            }
        }
        return directory;
    }

    private byte[] bytes(String blob) throws IOException {
        if (Files.exists(folder.resolve(blob))) {
            return Files.readAllBytes(folder.resolve(blob));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int part = 0; Files.exists(folder.resolve(blob + ".part" + part)); part++) {
            all.writeBytes(Files.readAllBytes(folder.resolve(blob + ".part" + part)));
        }
        return all.toByteArray();
    }

    /** Text in Elasticsearch 1; later binary, behind a header. */
    private JsonNode tree() {
        try {
            byte[] bytes = Files.readAllBytes(list);
            int start = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(":)\n");
            return start < 0 ? JSON.readTree(bytes) : SMILE.readTree(bytes, start, bytes.length - start);
        } catch (IOException e) {
            throw new UncheckedIOException(list.toString(), e);
        }
    }
}
