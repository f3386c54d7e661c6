package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.failure.NotFound;
import org.osmigrate.snapshot.Catalogue.Entry;
import org.osmigrate.snapshot.Catalogue.Folder;

/**
 * Reads {@code index-N}, the list since Elasticsearch 5. The highest generation that is listed counts;
 * {@code index.latest} only tells when one is missing, or which counts where nothing can be listed.
 */
record Generation(RepositoryBlobs blobs, String key) {

    private static final List<String> STATES = List.of("IN_PROGRESS", "SUCCESS", "FAILED", "PARTIAL", "INCOMPATIBLE");
    private static final String PREFIX = "index-";
    private static final String LATEST = "index.latest";
    private static final String SNAPSHOTS = "snapshots";

    /** Empty when the root has none. */
    static Optional<Catalogue> newest(RepositoryBlobs blobs, Set<String> root) {
        if (!blobs.store().lists()) {
            return Optional.of(new Generation(blobs, PREFIX + named(blobs)).read());
        }
        OptionalLong newest = root.stream()
                .filter(name -> name.matches(PREFIX + "\\d{1,18}"))
                .mapToLong(name -> Long.parseLong(name.substring(PREFIX.length())))
                .max();
        if (root.contains(LATEST)) {
            checkLatest(blobs, newest.orElse(-1));
        }
        return newest.isEmpty()
                ? Optional.empty()
                : Optional.of(new Generation(blobs, PREFIX + newest.getAsLong()).read());
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

    private static void checkLatest(RepositoryBlobs blobs, long newest) {
        byte[] latest = blobs.bytes(LATEST);
        if (latest.length == Long.BYTES && ByteBuffer.wrap(latest).getLong() > newest) {
            throw new CorruptSnapshot(
                    "repository " + blobs.location() + " names generation "
                            + ByteBuffer.wrap(latest).getLong() + " as its newest in " + LATEST + ", but holds "
                            + (newest < 0 ? "none" : "none above " + newest),
                    "A blob is missing: restore the repository, or take another snapshot.");
        }
    }

    private Catalogue read() {
        JsonNode json = blobs.json(key);
        List<Entry> entries = new ArrayList<>();
        json.path(SNAPSHOTS).forEach(node -> entries.add(entry(node)));
        Map<String, String> ids = new HashMap<>();
        entries.forEach(entry -> ids.put(entry.name(), entry.id()));
        Map<String, Folder> folders = new HashMap<>();
        json.path("indices").properties().forEach(index -> folders.put(index.getKey(), folder(index.getValue(), ids)));
        return new Catalogue(key, entries, folders, texts(json.path("index_metadata_identifiers")));
    }

    /** A snapshot of Elasticsearch 2 has no uuid: in a repository that 5 took over its name stands for it. */
    private Entry entry(JsonNode node) {
        String name = node.isTextual() ? node.asText() : node.path("name").asText();
        String id = node.path("uuid").asText(name);
        if (name.isEmpty() || id.isEmpty()) {
            throw blobs.corrupt(key, "lists a snapshot without name or uuid", null);
        }
        return new Entry(
                name,
                id,
                state(node.path("state")),
                new SnapshotBlobs.Checksummed(blobs, id),
                texts(node.path("index_metadata_lookup")));
    }

    private static String state(JsonNode node) {
        if (node.isMissingNode()) {
            return "";
        }
        int state = node.asInt(-1);
        return state >= 0 && state < STATES.size() ? STATES.get(state) : "in unknown state " + node;
    }

    /** Before 5.5 an index lists whole snapshots, perhaps without a uuid. */
    private Folder folder(JsonNode node, Map<String, String> ids) {
        Set<String> snapshots = new HashSet<>();
        node.path(SNAPSHOTS).forEach(snapshot -> snapshots.add(id(snapshot, ids)));
        return new Folder(
                node.path("id").asText(),
                Set.copyOf(snapshots),
                node.path("shard_path_type").asInt(0));
    }

    private static String id(JsonNode snapshot, Map<String, String> ids) {
        if (snapshot.isTextual()) {
            return snapshot.asText();
        }
        String name = snapshot.path("name").asText();
        return snapshot.path("uuid").asText(ids.getOrDefault(name, name));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
        return Map.copyOf(texts);
    }
}
