package org.osmigrate.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;
import org.osmigrate.storage.AzureSettings;
import org.osmigrate.storage.GcsSettings;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.storage.S3Settings;
import org.osmigrate.storage.StorageSecret;
import org.osmigrate.storage.StorageSettings;

/** In a real server that speaks S3. */
@ExtendWith(SharedServers.class)
class S3RepositoryIT implements RemoteRepositoryContract {

    private Server server;

    @BeforeEach
    void use(@Shared(product = Product.S3) Server shared) {
        server = shared;
    }

    @Override
    public ObjectStore copyOf(Path repository, Path folder) throws IOException {
        String bucket = "golden-" + UUID.randomUUID();
        RemoteRepositoryContract.copy(repository, server.data().resolve(bucket).resolve("base/path"));
        S3Settings.Login login =
                new S3Settings.Login.Keys("test", StorageSecret.of("testsecret"), StorageSecret.of(""));
        return ObjectStore.open(
                "s3://" + bucket + "/base/path",
                new StorageSettings(
                        new S3Settings("us-east-1", server.url().toString(), "", login),
                        GcsSettings.DEFAULT,
                        AzureSettings.DEFAULT,
                        new StorageSettings.Spool(folder, 64L << 20),
                        Map.of()));
    }
}
