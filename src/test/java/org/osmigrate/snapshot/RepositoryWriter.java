package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes repositories of one snapshot that no server would make in a test's time: huge, odd or half deleted ones. */
public final class RepositoryWriter {

    /** The name of the snapshot. */
    public static final String SNAPSHOT = "snap";

    static final String UUID = "uuid-of-snap";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final ObjectNode list = JSON.createObjectNode();
    private final ObjectNode listed;
    private final ObjectNode description = JSON.createObjectNode();

    /** Into a folder. */
    public RepositoryWriter(Path root) {
        this.root = root;
        listed = list.putArray("snapshots")
                .addObject()
                .put("name", SNAPSHOT)
                .put("uuid", UUID)
                .put("version", "7.10.2");
        list.putObject("indices");
        description.put("name", SNAPSHOT).put("uuid", UUID).put("version_id", 7_100_299);
        description.putArray("indices");
        description.putArray("failures");
        state("SUCCESS", 1).shards(0, 0);
    }

    RepositoryWriter state(String state, int listedAs) {
        description.put("state", state);
        listed.put("state", listedAs);
        return this;
    }

    RepositoryWriter shards(int total, int successful) {
        description.put("total_shards", total).put("successful_shards", successful);
        return this;
    }

    RepositoryWriter failure(String index, int shard, String reason) {
        description
                .withArray("failures")
                .addObject()
                .put("index", index)
                .put("shard_id", shard)
                .put("reason", reason);
        return this;
    }

    ObjectNode description() {
        return description;
    }

    ObjectNode list() {
        return list;
    }

    /** An index that is listed, with metadata of its own and shards of one inlined file each. */
    RepositoryWriter index(String name, int shards) {
        index(name);
        String folder = "indices/" + folder(name);
        ObjectNode metadata = JSON.createObjectNode();
        ObjectNode settings = metadata.putObject(name).putObject("settings");
        settings.put("index.number_of_shards", Integer.toString(shards)).put("index.uuid", "of " + name);
        checksummed(folder + "/meta-" + UUID + ".dat", "index-metadata", metadata);
        for (int shard = 0; shard < shards; shard++) {
            shard(folder + "/" + shard);
        }
        return this;
    }

    private void shard(String folder) {
        ObjectNode files = JSON.createObjectNode();
        files.putArray("files")
                .addObject()
                .put("name", "v__1")
                .put("physical_name", "segments_1")
                .put("length", 1)
                .put("meta_hash", new byte[] {1});
        checksummed(folder + "/snap-" + UUID + ".dat", "snapshot", files);
    }

    /** An index that is listed and nothing else. */
    RepositoryWriter index(String name) {
        description.withArray("indices").add(name);
        ((ObjectNode) list.path("indices"))
                .putObject(name)
                .put("id", folder(name))
                .putArray("snapshots")
                .add(UUID);
        return this;
    }

    static String folder(String name) {
        return "id" + Integer.toHexString(name.hashCode());
    }

    /** An index of one shard that has these files, with the mapping {@code {"dynamic": false}}. */
    public RepositoryWriter index(String name, Map<String, byte[]> files) {
        index(name);
        String folder = "indices/" + folder(name);
        ObjectNode metadata = JSON.createObjectNode();
        ObjectNode index = metadata.putObject(name);
        index.putObject("settings")
                .put("index.number_of_shards", "1")
                .put("index.number_of_replicas", "0")
                .put("index.version.created", "7100299")
                .put("index.uuid", "of " + name);
        index.putArray("mappings").addObject().putObject("_doc").put("dynamic", "false");
        checksummed(folder + "/meta-" + UUID + ".dat", "index-metadata", metadata);
        ObjectNode shard = JSON.createObjectNode();
        ArrayNode list = shard.putArray("files");
        files.forEach((file, content) -> {
            String blob = "__" + list.size();
            bytes(folder + "/0/" + blob, content);
            list.addObject()
                    .put("name", blob)
                    .put("physical_name", file)
                    .put("length", content.length)
                    .put("part_size", Long.MAX_VALUE);
        });
        checksummed(folder + "/0/snap-" + UUID + ".dat", "snapshot", shard);
        return this;
    }

    /** Writes the list and the snapshot's own blobs. */
    public RepositoryWriter write() {
        plain("index-0", list);
        ObjectNode snapshot = JSON.createObjectNode();
        snapshot.set("snapshot", description);
        checksummed("snap-" + UUID + ".dat", "snapshot", snapshot);
        checksummed("meta-" + UUID + ".dat", "metadata", JSON.createObjectNode());
        return this;
    }

    RepositoryWriter plain(String key, JsonNode content) {
        return bytes(key, content.toString().getBytes(StandardCharsets.UTF_8));
    }

    RepositoryWriter checksummed(String key, String codec, JsonNode content) {
        byte[] name = codec.getBytes(StandardCharsets.UTF_8);
        byte[] body = content.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer blob = ByteBuffer.allocate(name.length + body.length + 25);
        blob.putInt(0x3fd76c17).put((byte) name.length).put(name).putInt(1).put(body);
        blob.putInt(~0x3fd76c17).putInt(0);
        CRC32 crc = new CRC32();
        crc.update(blob.array(), 0, blob.position());
        return bytes(key, blob.putLong(crc.getValue()).array());
    }

    RepositoryWriter bytes(String key, byte[] content) {
        try {
            Path file = root.resolve(key);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
