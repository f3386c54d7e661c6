package org.osmigrate.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osmigrate.failure.NotFound;

/**
 * What a repository lists.
 *
 * @param source the blob the list stands in
 * @param entries the snapshots
 * @param folders index name to its folder; empty before Elasticsearch 5, where a folder has the index's name
 * @param metadataBlobs identifier to blob of index metadata; empty before 7.9
 */
record Catalogue(String source, List<Entry> entries, Map<String, Folder> folders, Map<String, String> metadataBlobs) {

    private static final String INDEX_FILE = "index";

    Catalogue {
        entries = List.copyOf(entries);
        folders = Map.copyOf(folders);
        metadataBlobs = Map.copyOf(metadataBlobs);
    }

    /**
     * A snapshot as it is listed; the state is empty where the list does not say.
     *
     * @param id what names its blobs and stands in {@link Folder#snapshots}
     * @param state the word for its state
     * @param metadataLookup index folder to identifier of the index's metadata
     */
    record Entry(String name, String id, String state, SnapshotBlobs blobs, Map<String, String> metadataLookup) {}

    /** Where an index lies: its folder's name, the ids of its snapshots, how shard paths are made (0: plain). */
    record Folder(String id, Set<String> snapshots, int shardPathType) {}

    /** The newest list there is. The root is listed once, however many blobs it has. */
    static Catalogue read(RepositoryBlobs blobs) {
        Set<String> root = blobs.names("");
        return Generation.newest(blobs, root)
                .or(() -> NamedSnapshots.find(blobs, root))
                .orElseThrow(() -> new NotFound(
                        "there is no snapshot repository in " + blobs.location() + " (neither index-N nor " + INDEX_FILE
                                + ")",
                        "Check the location: it is the folder that holds index-N and indices."));
    }

    Entry entry(String name, String location) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> missing(name, location));
    }

    private NotFound missing(String name, String location) {
        String known = entries.stream().map(Entry::name).sorted().collect(Collectors.joining(", "));
        return new NotFound(
                "there is no snapshot '" + name + "' in repository " + location,
                known.isEmpty() ? "The repository holds no snapshot." : "It holds: " + known + ".");
    }
}
