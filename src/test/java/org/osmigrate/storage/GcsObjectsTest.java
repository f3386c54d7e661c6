package org.osmigrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.NotFound;

/** Google Cloud Storage as far as {@link GcsEmulator} goes. */
class GcsObjectsTest implements ObjectStoreContract, ObjectSinkContract {

    @TempDir
    private Path folder;

    @Override
    public Shelf shelf() throws Exception {
        Path root = Files.createTempDirectory(folder, "gcs");
        Files.createDirectories(root.resolve("bucket"));
        GcsEmulator emulator = new GcsEmulator(root);
        return new FolderShelf(
                root.resolve("bucket").resolve("repository"),
                "gs://bucket/repository",
                settings(new GcsSettings(emulator.url(), new GcsSettings.Login.Anonymous())),
                emulator::close);
    }

    private StorageSettings settings(GcsSettings gcs) {
        return new StorageSettings(S3Settings.DEFAULT, gcs, AzureSettings.DEFAULT, Shelf.spool(folder), Map.of());
    }

    @Test
    void aServiceAccountSignsForItsToken() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Files.createDirectories(folder.resolve("bucket"));
        Files.writeString(folder.resolve("bucket").resolve("x"), "y");
        try (GcsEmulator emulator = new GcsEmulator(folder);
                ObjectStore store = ObjectStore.open(
                        "gs://bucket", settings(new GcsSettings(emulator.url(), key(pair, emulator.url()))))) {
            assertThat(store.readAll("x", 1)).hasSize(1);
            assertThat(store.list("")).hasSize(1);

            assertThat(emulator.authorizations()).containsOnly("Bearer token-1");
            assertThat(emulator.grants()).hasSize(1);
            assertThat(isSigned(emulator.grants().getFirst(), pair)).isTrue();
        }
    }

    private static GcsSettings.Login key(KeyPair pair, String url) throws Exception {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return new GcsSettings.Login.Key(StorageSecret.of(new ObjectMapper()
                .writeValueAsString(Map.of(
                        "type", "service_account",
                        "client_email", "a@b",
                        "private_key_id", "1",
                        "private_key", pem,
                        "token_uri", url + "/token"))));
    }

    private static boolean isSigned(String grant, KeyPair pair) throws Exception {
        String assertion = java.util.Arrays.stream(grant.split("&"))
                .filter(pair1 -> pair1.startsWith("assertion="))
                .findFirst()
                .orElseThrow()
                .substring("assertion=".length());
        int dot = assertion.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update(assertion.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(assertion.substring(dot + 1)));
    }

    @Test
    void aMissingBucketIsNamed() throws Exception {
        try (GcsEmulator emulator = new GcsEmulator(folder);
                ObjectStore store = ObjectStore.open(
                        "gs://absent/x",
                        settings(new GcsSettings(emulator.url(), new GcsSettings.Login.Anonymous())))) {
            assertThatThrownBy(() -> store.list(""))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("gs://absent/x");
        }
    }

    @Test
    void aKeyThatIsNoneIsNotRepeated() {
        GcsSettings.Login key = new GcsSettings.Login.Key(StorageSecret.of("hunter2"));

        assertThatThrownBy(() -> ObjectStore.open("gs://b", settings(new GcsSettings("", key))))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }
}
