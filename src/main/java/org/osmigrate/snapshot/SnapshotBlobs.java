package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;

/** The blobs that belong to one snapshot alone: their names and their form. */
sealed interface SnapshotBlobs {

    /** A blob that was read, and its key. */
    record Found(String key, JsonNode json) {}

    /** What the snapshot says of itself: version, state, indices, failures. */
    Found description();

    /** Templates and settings of the cluster. */
    Found global();

    /** Settings, mappings and aliases of an index; {@code blob} is empty where it is named after the snapshot. */
    Found index(String folder, String blob);

    /** The list of a shard's files. */
    Found shard(String folder);

    /** Elasticsearch 1: without a checksum, perhaps compressed, named after the snapshot. */
    record Plain(RepositoryBlobs blobs, String name) implements SnapshotBlobs {

        @Override
        public Found description() {
            return read("snapshot-" + name);
        }

        @Override
        public Found global() {
            return read("metadata-" + name);
        }

        @Override
        public Found index(String folder, String blob) {
            return read(folder + "/snapshot-" + name);
        }

        @Override
        public Found shard(String folder) {
            return read(folder + "/snapshot-" + name);
        }

        private Found read(String key) {
            return new Found(key, blobs.plain(key));
        }
    }

    /** Since Elasticsearch 2: with a checksum, named after the snapshot and since 5 after its uuid. */
    record Checksummed(RepositoryBlobs blobs, String id) implements SnapshotBlobs {

        @Override
        public Found description() {
            return read("snap-" + id + ".dat", "snapshot");
        }

        @Override
        public Found global() {
            return read("meta-" + id + ".dat", "metadata");
        }

        @Override
        public Found index(String folder, String blob) {
            return read(folder + "/meta-" + (blob.isEmpty() ? id : blob) + ".dat", "index-metadata");
        }

        @Override
        public Found shard(String folder) {
            return read(folder + "/snap-" + id + ".dat", "snapshot");
        }

        private Found read(String key, String codec) {
            return new Found(key, blobs.checksummed(key, codec));
        }
    }
}
