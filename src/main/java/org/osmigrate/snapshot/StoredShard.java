package org.osmigrate.snapshot;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.lucene.store.Directory;

/** A shard as it lies in a repository: a blob of the snapshot in its folder lists its files. */
record StoredShard(RepositoryBlobs blobs, String index, int number, String folder, SnapshotBlobs snapshot)
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
        SnapshotBlobs.Found found = snapshot.shard(folder);
        if (!found.json().path("files").isArray()) {
            throw blobs.corrupt(found.key(), "lists no files", null);
        }
        return StreamSupport.stream(found.json().path("files").spliterator(), false)
                .map(file -> ShardFile.parse(blobs, found.key(), folder, file))
                .toList();
    }
}
