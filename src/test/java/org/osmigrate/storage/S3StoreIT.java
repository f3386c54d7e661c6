package org.osmigrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.NotFound;
import org.osmigrate.remote.CountingRelay;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** A real server that speaks S3 and checks signatures. */
@ExtendWith(SharedServers.class)
class S3StoreIT implements ObjectStoreContract, ObjectSinkContract {

    @TempDir
    private Path folder;

    private Server server;

    @BeforeEach
    void use(@Shared(product = Product.S3) Server shared) {
        server = shared;
    }

    @Override
    public Shelf shelf() throws Exception {
        String bucket = "bucket-" + UUID.randomUUID();
        Path data = Files.createDirectories(server.data().resolve(bucket));
        return new FolderShelf(
                data.resolve("some/repository"),
                "s3://" + bucket + "/some/repository",
                settings("testsecret"),
                () -> {});
    }

    private StorageSettings settings(String secret) {
        return settings(secret, server.url());
    }

    private StorageSettings settings(String secret, URI endpoint) {
        S3Settings.Login login = new S3Settings.Login.Keys("test", StorageSecret.of(secret), StorageSecret.of(""));
        return new StorageSettings(
                new S3Settings("us-east-1", endpoint.toString(), "", login),
                GcsSettings.DEFAULT,
                AzureSettings.DEFAULT,
                Shelf.spool(folder),
                Map.of());
    }

    @Test
    void anObjectReadTwiceIsFetchedOnceInFewRequests() throws Exception {
        int length = 20 << 20;
        try (Shelf shelf = shelf();
                CountingRelay relay = new CountingRelay(server.url());
                ObjectStore store = ObjectStore.open(shelf.location(), settings("testsecret", relay.url()))) {
            shelf.put("blob", new byte[length]);
            for (int at = 0; at < 2 * length; at += 1 << 17) {
                store.read("blob", at % length, ByteBuffer.allocate(1 << 17), length);
            }

            assertThat(relay.bytes()).isBetween((long) length, length * 105L / 100);
            assertThat(relay.requests()).isBetween(5L, 12L);
        }
    }

    @Test
    void aMissingBucketIsNamed() {
        try (ObjectStore store = ObjectStore.open("s3://absent-bucket/x", settings("testsecret"))) {
            assertThatThrownBy(() -> store.list(""))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("bucket absent-bucket does not exist at " + server.url());
        }
    }

    @Test
    void aWrongSecretIsDeniedAndNotRepeated() {
        try (ObjectStore store = ObjectStore.open("s3://some-bucket/x", settings("hunter2"))) {
            assertThatThrownBy(() -> store.readAll("key", 10))
                    .isInstanceOf(AccessDenied.class)
                    .hasMessageContaining("s3://some-bucket/x/key")
                    .hasMessageNotContaining("hunter2");
        }
    }
}
