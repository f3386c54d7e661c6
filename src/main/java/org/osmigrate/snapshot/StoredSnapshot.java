package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osmigrate.snapshot.Catalogue.Folder;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** A snapshot as it lies in its repository; {@code folders} are those of its own indices. */
record StoredSnapshot(
        RepositoryBlobs blobs, Catalogue catalogue, SnapshotDescription description, Map<String, Folder> folders)
        implements Snapshot {

    private static final int FIRST_WITHOUT_TYPES = 7;
    private static final int NAMED = 20;

    static StoredSnapshot of(RepositoryBlobs blobs, Catalogue catalogue, SnapshotDescription description) {
        Map<String, Folder> folders =
                catalogue.folders().isEmpty() && catalogue.source().equals("index")
                        ? named(description)
                        : listed(blobs, catalogue, description);
        return new StoredSnapshot(blobs, catalogue, description, folders);
    }

    private static Map<String, Folder> named(SnapshotDescription description) {
        return description.indices().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> new Folder(name, Set.of(), 0), (a, _) -> a, TreeMap::new));
    }

    /**
     * The list of snapshots has no checksum, the snapshot's own description has: an index that one of them lacks would be
     * left out silently.
     */
    private static Map<String, Folder> listed(
            RepositoryBlobs blobs, Catalogue catalogue, SnapshotDescription description) {
        Map<String, Folder> folders = new TreeMap<>();
        catalogue.folders().forEach((name, folder) -> {
            if (folder.snapshots().contains(description.entry().id())) {
                folders.put(name, folder);
            }
        });
        if (!folders.keySet().equals(description.indices())) {
            throw blobs.corrupt(
                    catalogue.source(),
                    "and the own blob of snapshot '" + description.entry().name() + "' differ in the indices "
                            + difference(folders.keySet(), description.indices()),
                    null);
        }
        return folders;
    }

    private static String difference(Set<String> one, Set<String> other) {
        Set<String> different = new TreeSet<>(one);
        different.addAll(other);
        different.removeIf(name -> one.contains(name) && other.contains(name));
        String named = different.stream().limit(NAMED).collect(Collectors.joining(", "));
        return different.size() > NAMED ? named + " and " + (different.size() - NAMED) + " more" : named;
    }

    @Override
    public String name() {
        return description.entry().name();
    }

    @Override
    public String uuid() {
        return description.identity();
    }

    @Override
    public Version version() {
        return description.version();
    }

    @Override
    public GlobalMetadata globalMetadata() {
        SnapshotBlobs.Found found = description.entry().blobs().global();
        return forms(found).global(found.json());
    }

    @Override
    public ClusterObjects clusterObjects() {
        JsonNode json = description.entry().blobs().global().json();
        return ClusterObjects.of(json.has("meta-data") ? json.path("meta-data") : json.path("metadata"));
    }

    MetadataForms forms(SnapshotBlobs.Found found) {
        boolean typed =
                version().flavour() == Flavour.ELASTICSEARCH && version().major() < FIRST_WITHOUT_TYPES;
        return new MetadataForms(blobs, found.key(), typed);
    }

    @Override
    public List<MissingShard> missingShards() {
        return description.failures();
    }

    boolean lacks(String index, int shard) {
        return description.failures().stream()
                .anyMatch(failure -> failure.shard() == shard && failure.index().equals(index));
    }

    @Override
    public List<SnapshotIndex> indices() {
        return folders.entrySet().stream()
                .<SnapshotIndex>map(index -> new StoredIndex(index.getKey(), index.getValue(), this))
                .toList();
    }
}
