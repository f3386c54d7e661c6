package org.osmigrate.snapshot;

import java.util.List;
import java.util.Map;
import org.osmigrate.version.Version;

/** A snapshot as it lies in its repository. */
record StoredSnapshot(RepositoryBlobs blobs, Generation generation, Generation.Entry entry) implements Snapshot {

    @Override
    public String name() {
        return entry.summary().name();
    }

    @Override
    public String uuid() {
        return entry.summary().uuid();
    }

    @Override
    public Version version() {
        return entry.summary().version();
    }

    @Override
    public GlobalMetadata globalMetadata() {
        String key = "meta-" + uuid() + ".dat";
        return new MetadataForms(blobs, key).global(blobs.checksummed(key, "metadata"));
    }

    @Override
    public List<SnapshotIndex> indices() {
        return generation.indices().entrySet().stream()
                .filter(index -> index.getValue().snapshots().contains(uuid()))
                .sorted(Map.Entry.comparingByKey())
                .<SnapshotIndex>map(index -> new StoredIndex(index.getKey(), index.getValue(), this))
                .toList();
    }
}
