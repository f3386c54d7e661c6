package org.osmigrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.Unreachable;

/** What S3 may answer, scripted: passing trouble is waited out, the rest is named. */
class S3AnswersTest {

    private record Script(int status, String code, String body) {}

    @TempDir
    private Path folder;

    private final Deque<Script> scripts = new ArrayDeque<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** A status of 0 is an answer that breaks off. */
    private void answer(HttpExchange exchange) throws IOException {
        Script script = scripts.size() > 1 ? scripts.removeFirst() : scripts.getFirst();
        byte[] body = script.body().getBytes(StandardCharsets.UTF_8);
        if (script.code().equals("range")) {
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-3/4");
        }
        exchange.getResponseHeaders().set("x-amz-bucket-region", "eu-west-7");
        boolean broken = script.status() == 0;
        exchange.sendResponseHeaders(broken ? 200 : script.status(), body.length);
        exchange.getResponseBody().write(body, 0, broken ? 1 : body.length);
        exchange.close();
    }

    private static Script error(int status, String code) {
        return new Script(
                status, code, "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>m</Message></Error>");
    }

    private ObjectStore store() {
        S3Settings.Login login =
                new S3Settings.Login.Keys("AKIA", StorageSecret.of("hunter2"), StorageSecret.of("token2"));
        String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
        return ObjectStore.open(
                "s3://bucket/prefix",
                new StorageSettings(
                        new S3Settings("us-east-1", endpoint, "", login),
                        GcsSettings.DEFAULT,
                        AzureSettings.DEFAULT,
                        Shelf.spool(folder),
                        Map.of()));
    }

    @Test
    void passingTroubleIsWaitedOut() {
        scripts.addAll(List.of(
                error(503, "SlowDown"),
                error(500, "InternalError"),
                new Script(0, "", "text"),
                new Script(200, "", "text")));
        try (ObjectStore store = store()) {
            assertThat(store.readAll("key", 100))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("text");
        }
        assertThat(scripts).hasSize(1);
    }

    @Test
    void aRangeThatIsCutShortIsAskedForAgain() {
        scripts.addAll(List.of(new Script(206, "range", "tex"), new Script(206, "range", "text")));
        try (ObjectStore store = store()) {
            assertThat(ObjectStoreContract.read(store, "key", 0, 4))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("text");
        }
    }

    @Test
    void troubleThatStaysIsTold() {
        scripts.add(error(503, "SlowDown"));

        assertThat(failure(Unreachable.class))
                .contains("s3://bucket/prefix/key", "503 SlowDown", "snapshot.s3.endpoint");
    }

    @Test
    void aBucketInAnotherRegionIsToldItsRegion() {
        scripts.add(error(301, "PermanentRedirect"));

        assertThat(failure(ConfigurationInvalid.class)).contains("bucket bucket", "eu-west-7", "snapshot.s3.region");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken"})
    void deniedIsDenied(String code) {
        scripts.add(error(403, code));

        assertThat(failure(AccessDenied.class)).contains("s3://bucket/prefix/key", code, "snapshot.s3.access-key");
    }

    @Test
    void aMissingBucketIsNotAMissingKey() {
        scripts.add(error(404, "NoSuchBucket"));
        assertThat(failure(NotFound.class)).contains("bucket bucket does not exist");

        scripts.clear();
        scripts.add(error(404, "NoSuchKey"));
        assertThat(failure(NotFound.class)).contains("s3://bucket/prefix/key does not exist");
    }

    @Test
    void anotherServerIsNamed() {
        scripts.add(new Script(404, "", "{\"error\": \"no handler\"}"));

        assertThat(failure(NotFound.class)).contains("http://127.0.0.1:", "snapshot.s3.endpoint");
    }

    @Test
    void nobodyAnswering() {
        server.stop(0);

        assertThat(failure(Unreachable.class)).contains("s3://bucket/prefix/key", "snapshot.s3.endpoint");
    }

    private String failure(Class<? extends MigrationFailure> kind) {
        try (ObjectStore store = store()) {
            MigrationFailure failure = catchThrowableOfType(kind, () -> store.readAll("key", 100));
            assertThat(failure).hasMessageNotContainingAny("hunter2", "token2");
            return failure.getMessage();
        }
    }
}
