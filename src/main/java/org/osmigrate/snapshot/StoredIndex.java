package org.osmigrate.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.osmigrate.failure.UnsupportedFormat;

/** An index as it lies in a repository. */
final class StoredIndex implements SnapshotIndex {

    private final String name;
    private final Generation.Folder folder;
    private final StoredSnapshot snapshot;
    private final AtomicReference<Optional<IndexMetadata>> metadata = new AtomicReference<>(Optional.empty());

    StoredIndex(String name, Generation.Folder folder, StoredSnapshot snapshot) {
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
        String identifier = snapshot.entry().metadataLookup().getOrDefault(folder.id(), "");
        String blob = snapshot.generation().metadataBlobs().getOrDefault(identifier, snapshot.uuid());
        String key = "indices/" + folder.id() + "/meta-" + blob + ".dat";
        return new MetadataForms(snapshot.blobs(), key)
                .index(name, snapshot.blobs().checksummed(key, "index-metadata"));
    }

    @Override
    public List<SnapshotShard> shards() {
        if (folder.shardPathType() != 0) {
            throw new UnsupportedFormat(
                    "index " + name + " in repository " + snapshot.blobs().location()
                            + " has hashed shard paths (shard_path_type " + folder.shardPathType() + ")",
                    "This version reads plain paths only: take the snapshot into a repository without"
                            + " shard_path_type, or leave the index out.");
        }
        return IntStream.range(0, metadata().shards())
                .<SnapshotShard>mapToObj(number -> new StoredShard(
                        snapshot.blobs(), name, number, "indices/" + folder.id() + "/" + number, snapshot.uuid()))
                .toList();
    }
}
