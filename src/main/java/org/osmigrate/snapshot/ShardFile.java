package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A Lucene file of a shard: in blobs, or inlined in the shard's metadata. */
sealed interface ShardFile {

    /** More parts of a file than any repository has: 5 TB in the smallest parts that were ever the default. */
    long MOST_PARTS = 1_000_000;

    /** The name Lucene gave it. */
    String name();

    /** Its length in bytes. */
    long length();

    /** A file whose bytes are in the metadata. */
    @SuppressWarnings("ArrayRecordComponent")
    record Inlined(String name, byte[] content) implements ShardFile {
        @Override
        public long length() {
            return content.length;
        }
    }

    /** A file in one or more blobs; all parts but the last are {@code partLength} bytes long. */
    record InBlobs(String name, long length, long partLength, List<String> keys) implements ShardFile {
        public InBlobs {
            keys = List.copyOf(keys);
        }
    }

    /** Reads an entry of the list of a shard. Names that begin with {@code v__} have no blob. */
    static ShardFile parse(RepositoryBlobs blobs, String key, String folder, JsonNode file) {
        String blob = file.path("name").asText();
        String name = file.path("physical_name").asText();
        long length = file.path("length").asLong(-1);
        if (blob.isEmpty() || name.isEmpty() || length < 0) {
            throw blobs.corrupt(key, "lists a file without name or length: " + file, null);
        }
        if (blob.startsWith("v__")) {
            return inlined(blobs, key, name, length, file);
        }
        long partLength = file.path("part_size").asLong(Long.MAX_VALUE);
        if (partLength <= 0) {
            throw blobs.corrupt(key, "gives file " + name + " the part size " + partLength, null);
        }
        if (length / partLength > MOST_PARTS) {
            throw blobs.corrupt(
                    key, "cuts file " + name + " of " + length + " bytes into parts of " + partLength, null);
        }
        return new InBlobs(name, length, partLength, keys(folder + "/" + blob, length, partLength));
    }

    private static List<String> keys(String blob, long length, long partLength) {
        if (length <= partLength) {
            return List.of(blob);
        }
        List<String> keys = new ArrayList<>();
        for (long part = 0; part * partLength < length; part++) {
            keys.add(blob + ".part" + part);
        }
        return keys;
    }

    private static ShardFile inlined(RepositoryBlobs blobs, String key, String name, long length, JsonNode file) {
        try {
            byte[] content = file.path("meta_hash").binaryValue();
            if (content == null || content.length != length) {
                throw blobs.corrupt(key, "holds another length of inlined file " + name + " than it says", null);
            }
            return new Inlined(name, content);
        } catch (IOException e) {
            throw blobs.corrupt(key, "holds no bytes for inlined file " + name, e);
        }
    }
}
