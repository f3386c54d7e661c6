package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Servers;

/** The commands of metadata as they are typed, into the oldest OpenSearch that takes metadata. */
class MetadataCommandsIT {

    private static final Path GOLDEN =
            Path.of("src/test/resources/snapshots/elasticsearch-7.10.2/repo").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void whatATrialAcceptsIsMigratedAndASecondTimeNothingHappens() throws Exception {
        try (Server target = Servers.openSearch("1.3.20").heap("384m").start()) {
            Files.writeString(folder.resolve("migration.yaml"), """
                    session: metadata-commands
                    target: { url: "%s" }
                    snapshot: { repository: "%s", name: snap-2 }
                    """.formatted(target.url(), GOLDEN.toUri()));

            Osmigrate.Ended tried =
                    Osmigrate.run(folder, "metadata", "evaluate", "--validate", "deep", "--report", "page.html");
            assertThat(tried.exitCode()).as(tried.toString()).isZero();
            assertThat(tried.out()).contains("accepted by the target").doesNotContain("expected to work");
            assertThat(Files.readString(folder.resolve("page.html")))
                    .contains("accepted by the target", "products")
                    .doesNotContain("<script");
            assertThat(new Api(target.url())
                            .get("/_cat/indices?expand_wildcards=all&format=json")
                            .toString())
                    .doesNotContain("osmigrate", "products");

            Osmigrate.Ended migrated = Osmigrate.run(folder, "metadata", "migrate", "-o", "json");
            assertThat(migrated.exitCode()).as(migrated.toString()).isZero();
            assertThat(migrated.out()).contains("\"created\" : 12");
            Osmigrate.Ended again = Osmigrate.run(folder, "metadata", "migrate", "-o", "json");
            assertThat(again.exitCode()).as(again.toString()).isZero();
            assertThat(again.out()).contains("\"already there\" : 12");
        }
    }
}
