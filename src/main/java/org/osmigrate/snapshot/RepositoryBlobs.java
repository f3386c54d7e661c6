package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
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

    List<StoredObject> list(String folder) {
        return store.list(folder);
    }

    /** A blob that is JSON as it stands. */
    JsonNode json(String key) {
        try {
            return JSON.readTree(bytes(key));
        } catch (IOException e) {
            throw corrupt(key, "is no JSON: " + e.getMessage(), e);
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

    CorruptSnapshot corrupt(String key, String how, Throwable cause) {
        return new CorruptSnapshot(
                "blob " + key + " of repository " + location() + " " + how,
                "The repository is damaged or was changed by hand: restore it, or take another snapshot.",
                cause);
    }
}
