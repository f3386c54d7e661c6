package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** A target that is red, takes no changes, or has something else under a name that is to be moved. */
@ExtendWith(SharedServers.class)
class UnfitTargetIT {

    private static final String INDEX = "logs-2024";
    private static final String NOWHERE =
            "{\"settings\":{\"number_of_replicas\":0,\"index.routing.allocation.require._name\":\"nowhere\"}}";
    private static final Path GOLDEN =
            Path.of("src/test/resources/snapshots/elasticsearch-7.10.2/repo").toAbsolutePath();

    private final Api target;

    @TempDir
    private Path folder;

    UnfitTargetIT(@Shared(product = Product.OPENSEARCH) Server target) {
        this.target = new Api(target.url());
    }

    @BeforeEach
    @AfterEach
    void forget() {
        target.delete("/_template/logs-legacy");
        Lab.forget(target, "refused-run", INDEX, "unfit-red");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "backfill: {}"})
    void aRedOne(String blocks) throws Exception {
        target.put("/unfit-red?wait_for_active_shards=0&timeout=1s", NOWHERE);

        refused(blocks, 6, "target " + target.url() + " is red", "_cluster/allocation/explain");
    }

    @Test
    void aReadOnlyOne() throws Exception {
        block("true");
        try {
            refused("", 6, "target " + target.url(), "cluster.blocks.read_only is set", "_cluster/settings");
        } finally {
            block("null");
        }
    }

    private void block(String value) {
        target.put("/_cluster/settings", "{\"persistent\":{\"cluster.blocks.read_only\":" + value + "}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.blocks.write", "index.blocks.read_only"})
    void aReadOnlyIndex(String block) throws Exception {
        configure("metadata: {}");
        Osmigrate.Ended created = Osmigrate.run(folder, "metadata", "migrate");
        assertThat(created.exitCode()).as(created.toString()).isZero();
        target.put("/" + INDEX + "/_settings", "{\"" + block + "\":true}");
        configure("");
        try {
            RefusedRun.check(
                    Osmigrate.run(folder, "console", "run"),
                    6,
                    "index " + INDEX,
                    block + " is set",
                    "Remove the block");
        } finally {
            target.put("/" + INDEX + "/_settings", "{\"" + block + "\":null}");
        }
        assertThat(target.count(INDEX)).isZero();
    }

    /** Only the session's state is written. */
    @Test
    void anIndexWithOtherMappings() throws Exception {
        target.put("/" + INDEX, "{\"mappings\":{\"properties\":{\"@timestamp\":{\"type\":\"keyword\"}}}}");
        JsonNode mappings = target.get("/" + INDEX + "/_mapping");
        configure("");

        Osmigrate.Ended run = Osmigrate.run(folder, "console", "run");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(4);
        assertThat(run.out()).contains(INDEX, "conflict", "@timestamp");
        assertThat(target.get("/" + INDEX + "/_mapping")).isEqualTo(mappings);
        assertThat(target.count(INDEX)).isZero();
    }

    private void refused(String blocks, int exitCode, String... said) throws Exception {
        new RefusedRun(target, folder)
                .of(RefusedRun.configuration(target.url().toString(), GOLDEN) + blocks, exitCode, said);
    }

    private void configure(String blocks) throws Exception {
        Files.writeString(
                folder.resolve("migration.yaml"),
                RefusedRun.configuration(target.url().toString(), GOLDEN) + blocks);
    }
}
