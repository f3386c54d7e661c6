package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
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

/** A backfill without the metadata step: what becomes of an index that the target does not have. */
@ExtendWith(SharedServers.class)
class IndexCreationIT {

    private static final String INDEX = "creation";

    private static Lab lab;
    private static Path repository;

    @TempDir
    private static Path shared;

    @BeforeAll
    static void takeASnapshot(
            @Shared(product = Product.ELASTICSEARCH) Server source,
            @Shared(product = Product.OPENSEARCH) Server target) {
        lab = new Lab(source, target);
        repository = lab.repository("creation");
        Corpus corpus = new Corpus(lab.elasticsearch(), INDEX, 300, 5);
        corpus.load();
        corpus.snapshot(repository, "creation", "snap");
    }

    @Test
    void neverIsTheDefaultAndNamesTheOthers() throws Exception {
        Osmigrate.Ended ended = run("creation-never", "");

        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(3);
        assertThat(ended.err()).contains("does not exist", "metadata migrate", "--index-creation from-metadata");
        assertThat(lab.opensearch().status("HEAD", "/" + INDEX, "")).isEqualTo(404);
    }

    @Test
    void fromMetadataTakesTheSnapshotsMappingsAndNoTemplate() throws Exception {
        lab.opensearch()
                .put(
                        "/_index_template/creation",
                        "{\"index_patterns\":[\"creation*\"],\"template\":{\"aliases\":{\"added\":{}}}}");
        try {
            Osmigrate.Ended ended = run("creation-metadata", "index-creation: from-metadata");

            assertThat(ended.exitCode()).as(ended.toString()).isZero();
            assertThat(ended.out()).contains("Created on the target");
            JsonNode index = lab.opensearch().get("/" + INDEX).path(INDEX);
            assertThat(index.at("/mappings/properties/variants/type").asText()).isEqualTo("nested");
            assertThat(index.at("/settings/index/number_of_shards").asText()).isEqualTo("3");
            assertThat(index.path("aliases").size()).isZero();
            assertComplete();
        } finally {
            lab.opensearch().delete("/_index_template/creation");
        }
    }

    @Test
    void autoLeavesItToTheTarget() throws Exception {
        Osmigrate.Ended ended = run("creation-auto", "index-creation: auto");

        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(ended.out()).contains("Created on the target");
        JsonNode index = lab.opensearch().get("/" + INDEX).path(INDEX);
        assertThat(index.at("/mappings/properties/variants/type").asText()).isNotEqualTo("nested");
        assertThat(index.at("/settings/index/number_of_shards").asText()).isEqualTo("1");
        assertComplete();
    }

    private static void assertComplete() {
        assertThat(lab.opensearch().documents(INDEX).keySet())
                .isEqualTo(lab.elasticsearch().documents(INDEX).keySet());
    }

    private static Osmigrate.Ended run(String session, String creation) throws Exception {
        Lab.forget(lab.opensearch(), session, INDEX);
        Path folder = Files.createDirectory(shared.resolve(session));
        Files.writeString(folder.resolve("migration.yaml"), """
                session: %s
                target: { url: %s }
                snapshot: { repository: %s, name: snap }
                backfill: { %s }
                """.formatted(
                        session, lab.opensearch().url(), repository.toUri(), creation));
        return Osmigrate.run(folder, "console", "run");
    }
}
