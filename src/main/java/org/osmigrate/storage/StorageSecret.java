package org.osmigrate.storage;

/** A key or token of a storage. Never shown: its text is only {@code ****}. */
public final class StorageSecret {

    private final String value;

    private StorageSecret(String value) {
        this.value = value;
    }

    /** Wraps a key or token. */
    public static StorageSecret of(String value) {
        return new StorageSecret(value);
    }

    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "****";
    }
}
