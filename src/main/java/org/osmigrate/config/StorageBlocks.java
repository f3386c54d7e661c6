package org.osmigrate.config;

import java.nio.file.Path;
import java.util.Map;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.storage.AzureSettings;
import org.osmigrate.storage.GcsSettings;
import org.osmigrate.storage.S3Settings;
import org.osmigrate.storage.StorageSecret;
import org.osmigrate.storage.StorageSettings;

/** Assembles the settings of storages from their blocks; secrets are fetched for the storage that is used only. */
final class StorageBlocks {

    private static final String SECRET_KEY = "snapshot.s3.secret-key";
    private static final String SESSION_TOKEN = "snapshot.s3.session-token";
    private static final String CREDENTIALS = "snapshot.gcs.credentials";
    private static final String SAS = "snapshot.azure.sas-token";
    private static final String ACCOUNT_KEY = "snapshot.azure.account-key";

    private final Values values;
    private final SecretSource secrets;
    private final Map<String, String> environment;

    StorageBlocks(Values values, SecretSource secrets, Map<String, String> environment) {
        this.values = values;
        this.secrets = secrets;
        this.environment = environment;
    }

    StorageSettings settings() {
        return new StorageSettings(
                new S3Settings(
                        values.text("snapshot.s3.region"),
                        values.text("snapshot.s3.endpoint"),
                        values.text("snapshot.s3.role-arn"),
                        s3()),
                new GcsSettings(values.text("snapshot.gcs.endpoint"), gcs()),
                new AzureSettings(
                        values.text("snapshot.azure.account"), values.text("snapshot.azure.endpoint"), azure()),
                new StorageSettings.Spool(
                        values.find("snapshot.spool").map(Path::of).orElse(StorageSettings.Spool.DEFAULT.folder()),
                        values.size("snapshot.spool-size")),
                environment);
    }

    private S3Settings.Login s3() {
        String accessKey = values.text("snapshot.s3.access-key");
        if (accessKey.isEmpty()) {
            if (values.hasBlock(SECRET_KEY)) {
                throw new ConfigurationInvalid(
                        "snapshot.s3.access-key is missing", "A secret key needs the access key it belongs to.");
            }
            return new S3Settings.Login.FromEnvironment();
        }
        StorageSecret token = values.hasBlock(SESSION_TOKEN) ? secret(SESSION_TOKEN) : StorageSecret.of("");
        return new S3Settings.Login.Keys(accessKey, secret(SECRET_KEY), token);
    }

    private GcsSettings.Login gcs() {
        if (values.isOn("snapshot.gcs.anonymous")) {
            return new GcsSettings.Login.Anonymous();
        }
        return values.hasBlock(CREDENTIALS)
                ? new GcsSettings.Login.Key(secret(CREDENTIALS))
                : new GcsSettings.Login.Default();
    }

    private AzureSettings.Login azure() {
        if (values.hasBlock(SAS) && values.hasBlock(ACCOUNT_KEY)) {
            throw new ConfigurationInvalid("snapshot.azure has both sas-token and account-key", "Keep one of them.");
        }
        if (values.hasBlock(SAS)) {
            return new AzureSettings.Login.Sas(secret(SAS));
        }
        return values.hasBlock(ACCOUNT_KEY)
                ? new AzureSettings.Login.SharedKey(secret(ACCOUNT_KEY))
                : new AzureSettings.Login.Default();
    }

    private StorageSecret secret(String block) {
        return StorageSecret.of(secrets.read(values, block).reveal());
    }
}
