package org.osmigrate.storage;

import java.nio.file.Path;

/** A place that a kind of storage reads, and a way to put objects there without osmigrate. */
interface Shelf extends AutoCloseable {

    /** The location to open, with a prefix of one folder. */
    String location();

    StorageSettings settings();

    /** Puts an object under the location. */
    void put(String key, byte[] content) throws Exception;

    @Override
    void close();

    /** Settings with a spool in a folder. */
    static StorageSettings.Spool spool(Path folder) {
        return new StorageSettings.Spool(folder, 256L << 20);
    }
}
