package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.faults.Relay;
import org.osmigrate.faults.Relay.Fate;
import org.osmigrate.faults.SignatureCheck;
import org.osmigrate.faults.SignatureCheck.Checked;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** A whole migration whose requests are signed with the environment's AWS credentials, those sent again included. */
@ExtendWith(SharedServers.class)
class SignedMigrationIT {

    private static final String SECRET = "a-secret-nobody-should-see";

    @TempDir
    private Path folder;

    @Test
    void signsEveryRequestAndShowsNoSecret(
            @Shared(product = Product.ELASTICSEARCH) Server source,
            @Shared(product = Product.OPENSEARCH) Server opensearch)
            throws Exception {
        Lab lab = new Lab(source, opensearch);
        Path repository = lab.repository("signed");
        Corpus corpus = new Corpus(lab.elasticsearch(), "signed", 300, 7);
        corpus.load();
        corpus.snapshot(repository, "signed", "snap");
        Lab.forget(lab.opensearch(), "signed", "signed");
        SignatureCheck check =
                new SignatureCheck(AwsBasicCredentials.create("AKIDEXAMPLE", SECRET), "eu-central-1", "es");

        try (Relay relay = new Relay(
                opensearch.url(), (method, path, bulk) -> bulk == 1 ? Fate.TOO_MANY : Fate.PASS, check::arrived)) {
            Osmigrate.Ended ended = run(relay, repository);

            assertThat(ended.exitCode()).as(ended.toString()).isZero();
            assertThat(ended.toString()).doesNotContain(SECRET);
        }

        assertThat(check.requests())
                .allSatisfy(request ->
                        assertThat(request.sent()).as(request.request()).isEqualTo(request.expected()));
        assertThat(check.requests()).extracting(Checked::request).anyMatch(request -> request.contains("/_bulk"));
        assertThat(lab.opensearch().documents("signed").keySet())
                .isEqualTo(lab.elasticsearch().documents("signed").keySet());
    }

    private Osmigrate.Ended run(Relay relay, Path repository) throws Exception {
        List<String> arguments = List.of(
                "console",
                "run",
                "--session",
                "signed",
                "--target-url",
                relay.url().toString(),
                "--target-auth-sigv4-region",
                "eu-central-1",
                "--target-auth-sigv4-service",
                "es",
                "--snapshot-repository",
                repository.toUri().toString(),
                "--snapshot-name",
                "snap");
        Map<String, String> environment = Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", SECRET);
        try (Osmigrate osmigrate = Osmigrate.start(folder, environment, arguments)) {
            return osmigrate.await();
        }
    }
}
