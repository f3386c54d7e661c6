package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.osmigrate.snapshot.Catalogue.Entry;

/**
 * Lists the snapshots of Elasticsearch 1 and 2, which have names alone: by the blob {@code index}, and by the blobs of
 * the snapshots where there is none.
 */
record NamedSnapshots(RepositoryBlobs blobs, Set<String> root) {

    private static final String LIST = "index";
    private static final String PLAIN = "snapshot-";
    private static final String PREFIX = "snap-";
    private static final String SUFFIX = ".dat";

    /** Empty when nothing in the root looks like it. */
    static Optional<Catalogue> find(RepositoryBlobs blobs, Set<String> root) {
        NamedSnapshots snapshots = new NamedSnapshots(blobs, root);
        List<String> names = root.contains(LIST) ? snapshots.listed() : snapshots.found();
        return root.contains(LIST) || !names.isEmpty() ? Optional.of(snapshots.catalogue(names)) : Optional.empty();
    }

    private List<String> listed() {
        JsonNode list = blobs.plain(LIST).path("snapshots");
        if (!list.isArray()) {
            throw blobs.corrupt(LIST, "lists no snapshots", null);
        }
        return StreamSupport.stream(list.spliterator(), false)
                .map(name ->
                        name.isTextual() ? name.asText() : name.path("name").asText())
                .toList();
    }

    private List<String> found() {
        return root.stream()
                .flatMap(name -> Stream.concat(between(name, PREFIX, SUFFIX), between(name, PLAIN, "")))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> between(String name, String prefix, String suffix) {
        boolean fits =
                name.startsWith(prefix) && name.endsWith(suffix) && name.length() > prefix.length() + suffix.length();
        return fits ? Stream.of(name.substring(prefix.length(), name.length() - suffix.length())) : Stream.empty();
    }

    private Catalogue catalogue(List<String> names) {
        return new Catalogue(LIST, names.stream().map(this::entry).toList(), Map.of(), Map.of());
    }

    private Entry entry(String name) {
        SnapshotBlobs own = root.contains(PLAIN + name) && !root.contains(PREFIX + name + SUFFIX)
                ? new SnapshotBlobs.Plain(blobs, name)
                : new SnapshotBlobs.Checksummed(blobs, name);
        return new Entry(name, name, "", own, Map.of());
    }
}
