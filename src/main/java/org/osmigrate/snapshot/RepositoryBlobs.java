package org.osmigrate.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.failure.NotFound;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.storage.StoredObject;

/** The metadata blobs of a repository: plain JSON, or checksummed and perhaps compressed. */
record RepositoryBlobs(ObjectStore store) {

    private static final int LIMIT = 512 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    String location() {
        return store.location();
    }

    Set<String> names(String folder) {
        return store.list(folder).stream().map(StoredObject::name).collect(Collectors.toUnmodifiableSet());
    }

    /** A blob that is JSON as it stands. */
    JsonNode json(String key) {
        try {
            JsonNode tree = JSON.readTree(bytes(key));
            if (tree == null || !tree.isObject()) {
                throw corrupt(key, "holds no JSON object", null);
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw corrupt(key, "is no JSON: " + problem(e), e);
        } catch (IOException e) {
            throw corrupt(key, "is no JSON: " + e.getMessage(), e);
        }
    }

    /** A blob without a checksum, which Elasticsearch 1 writes as JSON or compressed. */
    JsonNode plain(String key) {
        try {
            return ChecksummedBlob.tree(bytes(key));
        } catch (IOException e) {
            throw corrupt(key, e.getMessage(), e);
        }
    }

    /** A blob with a codec header and a checksum. */
    JsonNode checksummed(String key, String codec) {
        try {
            return ChecksummedBlob.read(bytes(key), codec);
        } catch (IOException e) {
            throw corrupt(key, e.getMessage(), e);
        }
    }

    byte[] bytes(String key) {
        try {
            byte[] bytes = store.readAll(key, LIMIT);
            store.release(key);
            return bytes;
        } catch (NotFound e) {
            throw corrupt(key, "is missing", e);
        }
    }

    /** What a parser says, with the offset in bytes instead of a line that nobody can look up. */
    static String problem(JsonProcessingException e) {
        long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        return e.getOriginalMessage() + (offset < 0 ? "" : " at byte " + offset);
    }

    CorruptSnapshot corrupt(String key, String how, Throwable cause) {
        return new CorruptSnapshot(
                "blob " + key + " of repository " + location() + " " + how,
                "The repository is damaged or was changed by hand: restore it, or take another snapshot.",
                cause);
    }
}
