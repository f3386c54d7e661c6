package org.osmigrate.storage;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Objects under one location, read by range. Keys are relative, with {@code /} between parts, and never leave the
 * location. Safe for use by several threads.
 *
 * <p>Failures: {@code NotFound} for a missing object, {@code AccessDenied} for a missing permission,
 * {@code Unreachable} for a server that does not answer, {@code StorageFailed} for everything else the storage refuses;
 * each names the whole location of the object.
 */
public interface ObjectStore extends AutoCloseable {

    /** Opens the storage of a repository with the settings of a run that says nothing else. */
    static ObjectStore open(String repository) {
        return open(repository, StorageSettings.DEFAULT);
    }

    /**
     * Opens the storage of a repository, given as a URL or an absolute path.
     *
     * @throws org.osmigrate.failure.ConfigurationInvalid for a location that is none
     */
    static ObjectStore open(String repository, StorageSettings settings) {
        return Stores.open(RepositoryLocation.parse(repository), settings);
    }

    /** Where the objects are, as shown to users, without secrets. */
    String location();

    /** Whether objects can be listed. Where they cannot, {@link #list} finds nothing. */
    default boolean lists() {
        return true;
    }

    /** The objects directly in a folder, in no order; empty when there is no such folder. */
    List<StoredObject> list(String folder);

    /** The length of an object in bytes. */
    long length(String key);

    /** Fills {@code target} from {@code offset} on; the object ending before the target is full is a failure. */
    void read(String key, long offset, ByteBuffer target);

    /**
     * Fills {@code target} likewise; what follows, up to byte {@code until}, may be wanted next, what lies behind is not.
     */
    default void read(String key, long offset, ByteBuffer target, long until) {
        read(key, offset, target);
    }

    /** A whole object; one longer than {@code limit} bytes is a failure. */
    byte[] readAll(String key, int limit);

    /** Nothing more will be read of an object for now; what is kept for it may be given back. */
    void release(String key);

    @Override
    void close();
}
