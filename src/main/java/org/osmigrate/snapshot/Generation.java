package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.UnsupportedVersion;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/**
 * The content of {@code index-N}: snapshots, indices, and where an index's metadata lies. The highest generation that is
 * listed counts; {@code index.latest} only tells when one is missing, or which counts where nothing can be listed.
 *
 * @param snapshots the snapshots
 * @param indices name to its folder and the snapshots it is in
 * @param metadataBlobs identifier to blob of index metadata
 */
record Generation(List<Entry> snapshots, Map<String, Folder> indices, Map<String, String> metadataBlobs) {

    private static final List<String> STATES = List.of("IN_PROGRESS", "SUCCESS", "FAILED", "PARTIAL", "INCOMPATIBLE");
    private static final String PREFIX = "index-";
    private static final String LATEST = "index.latest";

    /** A snapshot and, by index folder, the identifier of the index's metadata (none before 7.9). */
    record Entry(SnapshotSummary summary, Map<String, String> metadataLookup) {}

    /** Where an index lies: its folder's name, the uuids of its snapshots, how shard paths are made (0: plain). */
    record Folder(String id, List<String> snapshots, int shardPathType) {}

    static Generation newest(RepositoryBlobs blobs) {
        if (!blobs.store().lists()) {
            return parse(blobs, blobs.json(PREFIX + named(blobs)));
        }
        OptionalLong newest = blobs.list("").stream()
                .map(object -> object.name())
                .filter(name -> name.matches(PREFIX + "\\d{1,18}"))
                .mapToLong(name -> Long.parseLong(name.substring(PREFIX.length())))
                .max();
        long generation = newest.orElseThrow(() -> noRepository(blobs));
        checkLatest(blobs, generation);
        return parse(blobs, blobs.json(PREFIX + generation));
    }

    /** Where nothing can be listed, {@code index.latest} alone says which generation counts. */
    private static long named(RepositoryBlobs blobs) {
        byte[] latest;
        try {
            latest = blobs.store().readAll(LATEST, Long.BYTES);
        } catch (NotFound e) {
            throw new NotFound(
                    "there is no snapshot repository in " + blobs.location() + " (no " + LATEST + ")",
                    "Check the location: it is the folder that holds index.latest and indices.",
                    e);
        }
        if (latest.length != Long.BYTES) {
            throw blobs.corrupt(LATEST, "is " + latest.length + " bytes long instead of " + Long.BYTES, null);
        }
        return ByteBuffer.wrap(latest).getLong();
    }

    private static MigrationFailure noRepository(RepositoryBlobs blobs) {
        boolean old = blobs.list("").stream().anyMatch(object -> object.name().equals("index"));
        return old
                ? new UnsupportedVersion(
                        blobs.location() + " is a repository of Elasticsearch 1 or 2",
                        "This version reads snapshots of Elasticsearch 7 to 9 and OpenSearch 1 to 3.")
                : new NotFound(
                        "there is no snapshot repository in " + blobs.location() + " (no index-N)",
                        "Check the location: it is the folder that holds index-N and indices.");
    }

    private static void checkLatest(RepositoryBlobs blobs, long newest) {
        boolean named = blobs.list("").stream().anyMatch(object -> object.name().equals(LATEST));
        if (!named) {
            return;
        }
        byte[] latest = blobs.bytes(LATEST);
        long generation = latest.length == Long.BYTES ? ByteBuffer.wrap(latest).getLong() : newest;
        if (generation > newest) {
            throw new CorruptSnapshot(
                    "repository " + blobs.location() + " names generation " + generation
                            + " as its newest, but holds none above " + newest,
                    "A blob is missing: restore the repository, or take another snapshot.");
        }
    }

    private static Generation parse(RepositoryBlobs blobs, JsonNode json) {
        List<Entry> snapshots = new ArrayList<>();
        json.path("snapshots").forEach(node -> snapshots.add(entry(blobs, node)));
        Map<String, Folder> indices = new TreeMap<>();
        json.path("indices").properties().forEach(index -> indices.put(index.getKey(), folder(index.getValue())));
        return new Generation(
                List.copyOf(snapshots), Map.copyOf(indices), texts(json.path("index_metadata_identifiers")));
    }

    private static Entry entry(RepositoryBlobs blobs, JsonNode node) {
        String name = node.path("name").asText();
        String uuid = node.path("uuid").asText();
        int state = node.path("state").asInt(-1);
        String stateName = state >= 0 && state < STATES.size() ? STATES.get(state) : "in unknown state " + state;
        return new Entry(
                new SnapshotSummary(name, uuid, stateName, version(blobs, node, uuid)),
                texts(node.path("index_metadata_lookup")));
    }

    /** Elasticsearch stopped counting in {@code version} at 8.11; {@code index_version} tells the major version since. */
    private static Version version(RepositoryBlobs blobs, JsonNode node, String uuid) {
        String number = node.path("version").asText("");
        if (number.isEmpty()) {
            JsonNode info = blobs.checksummed("snap-" + uuid + ".dat", "snapshot");
            int id = info.path("snapshot").path("version_id").asInt();
            number = id / 1_000_000 + "." + id / 10_000 % 100 + "." + id / 100 % 100;
        }
        boolean openSearch = Integer.parseInt(number.substring(0, number.indexOf('.'))) < 5;
        Version version = Version.of(openSearch ? Flavour.OPENSEARCH : Flavour.ELASTICSEARCH, number);
        int major = node.path("index_version").asInt() / 1_000_000;
        return major > version.major() ? new Version(version.flavour(), major, 0, 0) : version;
    }

    private static Folder folder(JsonNode node) {
        List<String> uuids = new ArrayList<>();
        node.path("snapshots").forEach(uuid -> uuids.add(uuid.asText()));
        return new Folder(
                node.path("id").asText(),
                List.copyOf(uuids),
                node.path("shard_path_type").asInt(0));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
        return Map.copyOf(texts);
    }
}
