package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.remote.CountingRelay;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** A migration from a bucket: the same metadata, every document, and no secret in what is printed. */
@ExtendWith(SharedServers.class)
class RemoteRepositoryIT {

    private static final Path GOLDEN =
            Path.of("src/test/resources/snapshots/elasticsearch-7.10.2/repo").toAbsolutePath();
    private static final String BUCKET = "migration";

    @TempDir
    private Path folder;

    private Server bucket;
    private Server target;

    @BeforeEach
    void prepare(@Shared(product = Product.S3) Server s3, @Shared(product = Product.OPENSEARCH) Server openSearch)
            throws IOException {
        bucket = s3;
        target = openSearch;
        Path copy = s3.data().resolve(BUCKET).resolve("golden");
        if (!Files.exists(copy)) {
            copy(GOLDEN, copy);
        }
    }

    @Test
    void evaluatesWhatIsInABucketLikeWhatIsInAFolder() throws Exception {
        Osmigrate.Ended local = osmigrate(Map.of(), evaluate(GOLDEN.toUri().toString()));
        Osmigrate.Ended remote = osmigrate(
                Map.of("BUCKET_SECRET", "testsecret"),
                Stream.concat(
                                evaluate("s3://" + BUCKET + "/golden").stream(),
                                Stream.of(
                                        "--snapshot-s3-endpoint", bucket.url().toString(),
                                        "--snapshot-s3-access-key", "test",
                                        "--snapshot-s3-secret-key-env", "BUCKET_SECRET"))
                        .toList());

        assertThat(remote.exitCode()).as(remote.toString()).isEqualTo(local.exitCode());
        assertThat(remote.out()).isEqualTo(local.out()).contains("products");
        assertThat(remote.err()).doesNotContain("testsecret");
    }

    @Test
    void movesAndVerifiesTheDocumentsOfABucket() throws Exception {
        String session = "from-bucket";
        Lab.forget(new Api(target.url()), session, "products", "routed", "family");
        try (CountingRelay relay = new CountingRelay(bucket.url())) {
            Files.writeString(folder.resolve("migration.yaml"), migration(session, relay));

            Osmigrate.Ended run = osmigrate(
                    Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "testsecret"),
                    List.of("console", "run", "-c", "migration.yaml"));

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(new Api(target.url()).count("products")).isEqualTo(256);
            assertThat(new Api(target.url()).count("routed")).isEqualTo(35);
            assertThat(relay.requests()).isBetween(1L, 500L);
        }
    }

    @Test
    void aWrongSecretIsDenied() throws Exception {
        List<String> arguments = new ArrayList<>(evaluate("s3://" + BUCKET + "/golden"));
        arguments.addAll(List.of("--snapshot-s3-endpoint", bucket.url().toString()));

        Osmigrate.Ended run =
                osmigrate(Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "hunter2"), arguments);

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(5);
        assertThat(run.err()).contains("s3://" + BUCKET + "/golden").doesNotContain("hunter2", "Exception");
    }

    private List<String> evaluate(String repository) {
        return List.of(
                "metadata",
                "evaluate",
                "-o",
                "json",
                "--snapshot-repository",
                repository,
                "--snapshot-name",
                "snap-2",
                "--target-url",
                target.url().toString());
    }

    private String migration(String session, CountingRelay relay) {
        return """
                session: %s
                target: {url: '%s'}
                snapshot:
                  repository: s3://%s/golden
                  name: snap-2
                  s3: {endpoint: '%s', region: us-east-1}
                include: {indices: [ products, routed, family ]}
                """.formatted(session, target.url(), BUCKET, relay.url());
    }

    private Osmigrate.Ended osmigrate(Map<String, String> environment, List<String> arguments) throws Exception {
        try (Osmigrate osmigrate = Osmigrate.start(folder, environment, arguments)) {
            return osmigrate.await();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copied = to.resolve(from.relativize(file));
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
            }
        }
    }
}
