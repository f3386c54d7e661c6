package org.osmigrate.storage;

/**
 * How Azure Blob Storage is reached.
 *
 * @param account the storage account; empty for {@code AZURE_STORAGE_ACCOUNT}
 * @param endpoint empty for {@code https://ACCOUNT.blob.core.windows.net}; else up to, and with, the account's path
 * @param login whose requests they are
 */
public record AzureSettings(String account, String endpoint, Login login) {

    /** The account of the environment, with default credentials. */
    public static final AzureSettings DEFAULT = new AzureSettings("", "", new Login.Default());

    /** Whose requests they are. */
    public sealed interface Login {

        /** A client's secret or federated token from the environment, or the machine's managed identity. */
        record Default() implements Login {}

        /** A shared access signature: the query without its question mark. */
        record Sas(StorageSecret token) implements Login {}

        /** The account's key, in Base64. */
        record SharedKey(StorageSecret key) implements Login {}
    }
}
