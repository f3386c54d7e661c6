package org.osmigrate.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** An index as it lies in a repository. */
final class StoredIndex implements SnapshotIndex {

    private final String name;
    private final Catalogue.Folder folder;
    private final StoredSnapshot snapshot;
    private final AtomicReference<Optional<IndexMetadata>> metadata = new AtomicReference<>(Optional.empty());

    StoredIndex(String name, Catalogue.Folder folder, StoredSnapshot snapshot) {
        this.name = name;
        this.folder = folder;
        this.snapshot = snapshot;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public IndexMetadata metadata() {
        Optional<IndexMetadata> known = metadata.get();
        if (known.isEmpty()) {
            known = Optional.of(readMetadata());
            metadata.set(known);
        }
        return known.get();
    }

    private IndexMetadata readMetadata() {
        Catalogue.Entry entry = snapshot.description().entry();
        String identifier = entry.metadataLookup().getOrDefault(folder.id(), "");
        String blob = snapshot.catalogue().metadataBlobs().getOrDefault(identifier, "");
        SnapshotBlobs.Found found = entry.blobs().index("indices/" + folder.id(), blob);
        return snapshot.forms(found).index(name, found.json());
    }

    @Override
    public List<SnapshotShard> shards() {
        int count = metadata().shards();
        List<String> folders = new ShardPaths(snapshot.blobs(), name, folder).of(count);
        return IntStream.range(0, count)
                .filter(number -> !snapshot.lacks(name, number))
                .<SnapshotShard>mapToObj(number -> new StoredShard(
                        snapshot.blobs(),
                        name,
                        number,
                        folders.get(number),
                        snapshot.description().entry().blobs()))
                .toList();
    }
}
