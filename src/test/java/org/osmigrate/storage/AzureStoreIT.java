package org.osmigrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.NotFound;
import org.osmigrate.remote.Azurite;

/** Azure Blob Storage as far as Azurite goes, which checks signatures. */
class AzureStoreIT implements ObjectStoreContract, ObjectSinkContract {

    @TempDir
    private static Path data;

    private static Optional<Azurite> azurite = Optional.empty();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        azurite = Azurite.start(data);
    }

    @AfterAll
    static void stop() {
        azurite.ifPresent(Azurite::close);
    }

    @BeforeEach
    void isThere() {
        Assumptions.assumeTrue(azurite.isPresent(), "npm has no azurite here");
    }

    @Override
    public Shelf shelf() throws Exception {
        String container = "c-" + UUID.randomUUID();
        create(container);
        AzureObjects objects =
                AzureObjects.open(new RepositoryLocation.Azure(container, "some/repository"), settings(Azurite.KEY));
        return new Shelf() {
            @Override
            public String location() {
                return "azblob://" + container + "/some/repository";
            }

            @Override
            public StorageSettings settings() {
                return AzureStoreIT.this.settings(Azurite.KEY);
            }

            @Override
            public void put(String key, byte[] content) throws Exception {
                objects.put(key, content);
            }

            @Override
            public void close() {
                objects.close();
            }
        };
    }

    private void create(String container) throws Exception {
        try (Web web = new Web(false)) {
            HttpRequest request = AzureRequests.of(settings(Azurite.KEY), web)
                    .of(new AzureRequests.Wanted(
                            "PUT", "/" + container, Map.of("restype", "container"), Map.of(), new byte[0]));
            assertThat(web.send(request, 1000).status()).isEqualTo(201);
        }
    }

    private StorageSettings settings(String key) {
        return settings(new AzureSettings.Login.SharedKey(StorageSecret.of(key)));
    }

    private StorageSettings settings(AzureSettings.Login login) {
        AzureSettings azure =
                new AzureSettings(Azurite.ACCOUNT, azurite.orElseThrow().url().toString(), login);
        return new StorageSettings(S3Settings.DEFAULT, GcsSettings.DEFAULT, azure, Shelf.spool(folder), Map.of());
    }

    @Test
    void aMissingContainerIsNamed() {
        try (ObjectStore store = ObjectStore.open("azblob://absent/x", settings(Azurite.KEY))) {
            assertThatThrownBy(() -> store.list(""))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("azblob://absent/x")
                    .hasMessageContaining("ContainerNotFound");
        }
    }

    @Test
    void aSharedAccessSignatureReadsAndMayNotWrite() throws Exception {
        String end = "2099-01-01T00:00:00Z";
        String text =
                String.join("\n", Azurite.ACCOUNT, "rl", "b", "sco", "", end, "", "https,http", "2021-12-02", "", "");
        String signature = Hmac.sha256(Base64.getDecoder().decode(Azurite.KEY), text);
        AzureSettings.Login sas =
                new AzureSettings.Login.Sas(StorageSecret.of("?sv=2021-12-02&ss=b&srt=sco&sp=rl&spr=https,http&se="
                        + Encoding.component(end) + "&sig=" + Encoding.component(signature)));
        try (Shelf shelf = shelf();
                ObjectStore store = ObjectStore.open(shelf.location(), settings(sas));
                ObjectSink sink = ObjectSink.open(shelf.location(), settings(sas))) {
            shelf.put("a/b", new byte[5]);

            assertThat(store.readAll("a/b", 10)).hasSize(5);
            assertThat(store.list("a")).containsExactly(new StoredObject("b", 5));
            assertThatThrownBy(() -> sink.put("c", new byte[1]))
                    .isInstanceOf(AccessDenied.class)
                    .hasMessageNotContaining(Encoding.component(signature));
        }
    }

    @Test
    void aWrongKeyIsDenied() {
        try (ObjectStore store = ObjectStore.open("azblob://absent/x", settings("AAAA"))) {
            assertThatThrownBy(() -> store.readAll("key", 10))
                    .isInstanceOf(AccessDenied.class)
                    .hasMessageContaining("azblob://absent/x/key")
                    .hasMessageContaining("account-key")
                    .hasMessageNotContaining("AAAA");
        }
    }
}
