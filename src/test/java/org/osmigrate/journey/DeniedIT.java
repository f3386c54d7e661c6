package org.osmigrate.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** A secured target that does not know the user, and one that knows it and allows nothing. */
@ExtendWith(SharedServers.class)
class DeniedIT {

    private static final Path GOLDEN =
            Path.of("src/test/resources/snapshots/elasticsearch-7.10.2/repo").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void aWrongPasswordAndAMissingPrivilege(@Shared(product = Product.OPENSEARCH_SECURE) Server target)
            throws Exception {
        target.security().putUser("denied-it", "Aa1!wrong-or-right", List.of());
        Files.writeString(folder.resolve("migration.yaml"), """
                target:
                  url: "%s"
                  auth: { basic: { username: denied-it, password: { env: TARGET_PASSWORD } } }
                  tls: { ca: "%s" }
                snapshot: { repository: "%s", name: snap-2 }
                include: { indices: [ logs-2024 ] }
                """.formatted(
                        target.url(), target.security().ca(), GOLDEN.toUri()));

        RefusedRun.check(run("hunter-two"), 5, "does not accept the credentials of user 'denied-it'", "target.auth");
        RefusedRun.check(run("Aa1!wrong-or-right"), 5, "denies", "user 'denied-it'", "privilege");
    }

    private Osmigrate.Ended run(String password) throws Exception {
        try (Osmigrate osmigrate =
                Osmigrate.start(folder, Map.of("TARGET_PASSWORD", password), List.of("console", "run"))) {
            return osmigrate.await();
        }
    }
}
