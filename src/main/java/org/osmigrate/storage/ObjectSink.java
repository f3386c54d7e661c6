package org.osmigrate.storage;

/** Small objects written under one location: streams of failed documents, reports. Safe for use by several threads. */
public interface ObjectSink extends AutoCloseable {

    /**
     * Opens a location for writing: a folder, {@code s3://}, {@code gs://} or {@code azblob://}.
     *
     * @throws org.osmigrate.failure.ConfigurationInvalid for a location that is none, or one that is only read
     */
    static ObjectSink open(String location, StorageSettings settings) {
        return Stores.sink(RepositoryLocation.parse(location), settings);
    }

    /** Where the objects go, as shown to users, without secrets. */
    String location();

    /**
     * Writes an object, over one that is there; it is durable and whole when this returns, and never seen in part. What
     * fails transiently is tried again.
     */
    void put(String key, byte[] content);

    @Override
    void close();
}
