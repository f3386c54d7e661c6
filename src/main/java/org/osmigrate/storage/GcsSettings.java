package org.osmigrate.storage;

/**
 * How Google Cloud Storage is reached.
 *
 * @param endpoint empty for Google's, or what {@code STORAGE_EMULATOR_HOST} says
 * @param login whose requests they are
 */
public record GcsSettings(String endpoint, Login login) {

    /** Google's, with default credentials. */
    public static final GcsSettings DEFAULT = new GcsSettings("", new Login.Default());

    /** Whose requests they are. */
    public sealed interface Login {

        /** {@code GOOGLE_APPLICATION_CREDENTIALS}, gcloud's own, or the machine's service account. */
        record Default() implements Login {}

        /** Nobody's: public buckets and emulators. */
        record Anonymous() implements Login {}

        /** The JSON text of a key of a service account, or of a user's credentials. */
        record Key(StorageSecret json) implements Login {}
    }
}
