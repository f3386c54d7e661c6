package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** The native executable does what only a native executable can get wrong: start, read segments, talk, verify. */
@ExtendWith(SharedServers.class)
class ExecutableNative {

    private static final String INDEX = "native";

    private static Lab lab;
    private static Path repository;

    @TempDir
    private Path folder;

    @BeforeAll
    static void takeASnapshot(
            @Shared(product = Product.ELASTICSEARCH) Server source,
            @Shared(product = Product.OPENSEARCH) Server target) {
        lab = new Lab(source, target);
        repository = lab.repository("native");
        Corpus corpus = new Corpus(lab.elasticsearch(), INDEX, 2000, 3);
        corpus.load();
        corpus.snapshot(repository, "native", "snap");
    }

    @Test
    void explainsItself() throws Exception {
        Osmigrate.Ended help = Osmigrate.run(folder, "--help");

        assertThat(help.exitCode()).as(help.toString()).isZero();
        assertThat(help.out()).contains("console", "metadata", "backfill-worker");
    }

    @Test
    void evaluatesAndRunsAMigration() throws Exception {
        Osmigrate.Ended evaluated = run("metadata", "evaluate", "-o", "json");
        assertThat(evaluated.exitCode()).as(evaluated.toString()).isZero();
        assertThat(new ObjectMapper().readTree(evaluated.out()).toString()).contains(INDEX);

        Osmigrate.Ended run = run("console", "run", "--transforms", "[{\"jslt\":\"{ \\\"moved\\\": true, * : . }\"}]");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(lab.opensearch().documents(INDEX).keySet())
                .isEqualTo(lab.elasticsearch().documents(INDEX).keySet());
        assertThat(lab.opensearch().documents(INDEX).values())
                .allMatch(hit -> hit.at("/_source/moved").asBoolean());
    }

    /** Kafka's client chooses classes by name, and compression comes with libraries of its own. */
    @Test
    void anArchiveGoesThroughKafka() throws Exception {
        new ArchiveThroughKafka(folder).run();
    }

    private Osmigrate.Ended run(String command, String verb, String... more) throws Exception {
        String[] fixed = {
            command,
            verb,
            "--session",
            "native",
            "--target-url",
            lab.opensearch().url().toString(),
            "--snapshot-repository",
            repository.toUri().toString(),
            "--snapshot-name",
            "snap"
        };
        String[] all = java.util.Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return Osmigrate.run(folder, all);
    }
}
