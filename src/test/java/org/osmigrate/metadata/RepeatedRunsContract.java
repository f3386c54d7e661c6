package org.osmigrate.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.selection.Scope;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.work.SetAside;

/** What a trial, a migration and one more migration say of the same items; and what killed ones leave behind. */
interface RepeatedRunsContract extends ClusterObjectsContract {

    /** The golden servers whose snapshots are brought to this target. */
    Stream<String> sources();

    @ParameterizedTest
    @MethodSource("sources")
    default void whatATrialAcceptsIsCreatedAndIsNoChangeForTheNextRun(String server) {
        try (ObjectStore store = GoldenSnapshots.store(server)) {
            Snapshot snapshot = GoldenSnapshots.of(store);
            NotesInMemory notes = new NotesInMemory();

            MetadataReport deep = run(snapshot, target(), notes).evaluateDeeply();
            MetadataReport first = run(snapshot, target(), notes).migrate();
            target().forget();
            MetadataReport second = run(snapshot, target(), notes).migrate();

            assertThat(labels(deep))
                    .as(deep.json().toPrettyString())
                    .allSatisfy((item, label) -> assertThat(label)
                            .as(item)
                            .isEqualTo(item.startsWith("data stream") ? "expected to work" : "accepted by the target"));
            assertThat(labels(first).values()).as(first.json().toPrettyString()).containsOnly("created");
            assertThat(labels(first).keySet()).isEqualTo(labels(deep).keySet());
            assertThat(labels(second).values())
                    .as(second.json().toPrettyString())
                    .containsOnly("already there");
            assertThat(second.exitCode()).isEqualTo(ExitCode.DONE);
            assertThat(target().writes()).isEmpty();
        }
    }

    @Test
    default void aRunThatIsKilledBeforeAnyOfItsWritesIsCompletedByTheNext() {
        theirTemplate();
        target().forget();
        NotesInMemory whole = new NotesInMemory();
        assertThat(run(everyKind(), target(), whole).migrate().exitCode()).isEqualTo(ExitCode.DONE);
        int writes = target().writes().size();
        JsonNode expected = Arrangement.of(target());
        assertThat(SetAside.find(whole, "killed-1", FinalPipelineNotes.SETTING)).isPresent();

        for (int before = 0; before < writes; before++) {
            cleanObjects();
            theirTemplate();
            NotesInMemory notes = new NotesInMemory();
            MetadataMigration dying = run(everyKind(), new DyingTarget(target(), before), notes);
            assertThat(catchThrowable(dying::migrate)).isInstanceOf(DyingTarget.Killed.class);

            MetadataReport next = run(everyKind(), target(), notes).migrate();

            assertThat(next.exitCode()).as("killed before write %d", before).isEqualTo(ExitCode.DONE);
            assertThat(Arrangement.of(target()))
                    .as("killed before write %d", before)
                    .isEqualTo(expected);
            assertThat(notes.notes("")).hasSameElementsAs(whole.notes(""));
        }
    }

    @Test
    default void aTrialThatIsKilledBeforeAnyOfItsWritesLeavesNothingAfterTheNext() {
        theirTemplate();
        JsonNode untouched = Arrangement.of(target());
        target().forget();
        MetadataReport whole = run(everyKind(), target(), new NotesInMemory()).evaluateDeeply();
        assertThat(labels(whole))
                .as(whole.json().toPrettyString())
                .hasSize(6)
                .allSatisfy((item, label) -> assertThat(label)
                        .as(item)
                        .isEqualTo(item.startsWith("cluster setting") ? "expected to work" : "accepted by the target"));
        int writes = target().writes().size();
        assertThat(Arrangement.of(target())).isEqualTo(untouched);

        for (int before = 0; before < writes; before++) {
            MetadataMigration dying = run(everyKind(), new DyingTarget(target(), before), new NotesInMemory());
            assertThat(catchThrowable(dying::evaluateDeeply)).isInstanceOf(DyingTarget.Killed.class);

            run(everyKind(), target(), new NotesInMemory()).evaluate();

            assertThat(Arrangement.of(target()))
                    .as("killed before write %d", before)
                    .isEqualTo(untouched);
        }
    }

    /** It fits an index that is to be migrated, so that this has to be shielded. */
    private void theirTemplate() {
        target().json(Call.put("_index_template", "theirs").with(FixtureSnapshot.json("""
                {"index_patterns":["kill*"],"priority":1,"template":{"aliases":{"intruder":{}}}}""")));
    }

    /** Something of each kind that every target takes, and what is set aside until the index is filled. */
    private static FixtureSnapshot everyKind() {
        return FixtureSnapshot.empty()
                .index(
                        "killed-1",
                        "{\"index.final_pipeline\":\"last\"}",
                        "{\"properties\":{\"a\":{\"type\":\"long\"}}}",
                        "{\"killed\":{}}")
                .legacyTemplate("old", "{\"index_patterns\":[\"killed-*\"],\"order\":3,\"aliases\":{\"late\":{}}}")
                .componentTemplate("part", """
                        {"template":{"settings":{"number_of_shards":2},"mappings":{"_source":{"enabled":true},"properties":{
                         "k":{"type":"keyword","index":true,"doc_values":true,"store":false},
                         "b":{"type":"binary","doc_values":true},
                         "t":{"type":"text","analyzer":"standard","search_analyzer":"standard","norms":true}}}}}""")
                .indexTemplate("new", "{\"index_patterns\":[\"new-*\"],\"composed_of\":[\"part\"]}")
                .state("""
                {"ingest":{"pipeline":[{"id":"last","config":{"processors":[]}}]},"settings":{"search.max_buckets":"20000"}}""");
    }

    private static MetadataMigration run(Snapshot snapshot, ClusterClient target, NotesInMemory notes) {
        return new MetadataMigration(snapshot, target, notes, Scope.everything(), new MetadataSettings(true, true));
    }

    private static Map<String, String> labels(MetadataReport report) {
        return report.items().stream()
                .collect(Collectors.toMap(
                        item -> item.kind() + " " + item.name(),
                        item -> item.outcome().label()));
    }
}
