package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.lucene.store.Directory;

/** A shard as it lies in a repository: {@code snap-UUID.dat} lists its files. */
record StoredShard(RepositoryBlobs blobs, String index, int number, String folder, String snapshotUuid)
        implements SnapshotShard {

    @Override
    public long bytes() {
        return files().stream().mapToLong(ShardFile::length).sum();
    }

    @Override
    public Directory directory() {
        return new BlobDirectory(blobs.store(), index + "[" + number + "]", files());
    }

    private List<ShardFile> files() {
        String key = folder + "/snap-" + snapshotUuid + ".dat";
        JsonNode json = blobs.checksummed(key, "snapshot");
        return StreamSupport.stream(json.path("files").spliterator(), false)
                .map(file -> ShardFile.parse(blobs, key, folder, file))
                .toList();
    }
}
