package org.osmigrate.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osmigrate.cluster.Call;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.JsonChange;
import org.osmigrate.selection.Scope;
import org.osmigrate.selection.Selection;
import org.osmigrate.snapshot.Snapshot;

/** What holds for pipelines, scripts, policies and settings, and for trials, on every target. */
interface ClusterObjectsContract {

    /** The server to migrate to; nothing else uses it. */
    RecordingTarget target();

    /** Whether it has painless and the common processors. */
    boolean isComplete();

    /** What one pipeline does. */
    String CALL = "{\"pipeline\":{\"name\":\"z-called\"}}";

    /** Called is called by two, so it has to be there first, whatever it is called. */
    String PIPELINES = """
            "ingest":{"pipeline":[
              {"id":"a-caller","config":{"description":"d","_meta":{"x":1},"processors":[{"pipeline":{"name":"z-called"}}]}},
              {"id":"z-called","config":{"processors":[]}},
              {"id":"xpack_monitoring_7","config":{"processors":[]}},
              {"id":"marked","config":{"_meta":{"managed":true},"processors":[]}}]}""";

    String POLICIES = """
            "index_lifecycle":{"policies":{"keep":{"policy":{"phases":{"hot":{"actions":{"rollover":{"max_age":"1d"}}}}}}}},
            "snapshot_lifecycle":{"policies":{"nightly":{"policy":{"name":"n","schedule":"0 30 1 * * ?","repository":"r"}}}},
            "enrich":{"policies":{"users":{"match":{}}}},
            "persistent_tasks":{"tasks":[{"id":"roll","task":{"xpack/rollup/job":{}}}]}""";

    String SETTINGS = """
            "settings":{"search.max_buckets":"20000","xpack.monitoring.collection.enabled":"true","unheard.of":"1"}""";

    @BeforeEach
    @AfterEach
    default void cleanObjects() {
        ObjectNode none = FixtureSnapshot.json("{\"persistent\":{\"search.max_buckets\":null}}")
                .deepCopy();
        target().json(Call.get("_cluster", "settings").with("flat_settings", "true"))
                .path("persistent")
                .fieldNames()
                .forEachRemaining(name -> ((ObjectNode) none.path("persistent")).putNull(name));
        target().json(Call.put("_cluster", "settings").with(none));
        target().json(Call.get("_data_stream"))
                .path("data_streams")
                .forEach(stream -> target().json(
                                Call.delete("_data_stream", stream.path("name").asText())));
        target().send(Call.get("_ingest", "pipeline"))
                .json()
                .fieldNames()
                .forEachRemaining(name -> target().json(Call.delete("_ingest", "pipeline", name)));
        target().json(Call.get("_index_template"))
                .path("index_templates")
                .forEach(template -> target().json(Call.delete(
                        "_index_template", template.path("name").asText())));
        target().json(Call.get("_component_template"))
                .path("component_templates")
                .forEach(template -> target().json(Call.delete(
                        "_component_template", template.path("name").asText())));
        target().json(Call.get("_template"))
                .fieldNames()
                .forEachRemaining(name -> target().json(Call.delete("_template", name)));
        target().json(Call.get("_all").with("expand_wildcards", "all"))
                .fieldNames()
                .forEachRemaining(name -> target().json(Call.delete(name)));
        target().send(Call.delete("_scripts", "twice"));
        target().forget();
    }

    @Test
    default void pipelinesAndSettingsMoveInTheOrderOfWhatTheyCall() {
        MetadataReport report = migration(everything()).migrate();

        assertThat(report.exitCode()).as(report.json().toPrettyString()).isEqualTo(ExitCode.DONE);
        assertThat(report.items().stream().map(ItemResult::name).toList())
                .containsSubsequence("a-caller", "piped", "search.max_buckets")
                .containsSubsequence(isComplete() ? List.of("z-called", "a-caller") : List.of("z-called", "piped"));
        assertThat(target().json(Call.get("_ingest", "pipeline", "a-caller")).path("a-caller"))
                .isEqualTo(FixtureSnapshot.json(
                        "{\"description\":\"d\",\"processors\":[" + (isComplete() ? CALL : "") + "]}"));
        assertThat(setting("search.max_buckets")).isEqualTo("20000");
        assertThat(report.items())
                .filteredOn(item -> item.name().equals("piped"))
                .allSatisfy(item -> assertThat(item.findings()).isEmpty());
    }

    @Test
    default void whatDoesNotMoveIsListedWithTheReason() {
        MetadataReport report = migration(everything()).evaluate();

        Map<String, String> reasons = report.leftOut().stream()
                .collect(Collectors.toMap(
                        left -> left.kind() + " " + left.name(), MetadataReport.LeftOut::reason, (a, _) -> a));
        assertThat(reasons.get("ingest pipeline xpack_monitoring_7")).contains("monitoring");
        assertThat(reasons.get("ingest pipeline marked")).contains("managed");
        assertThat(reasons.get("cluster setting xpack.monitoring.collection.enabled"))
                .contains("Elasticsearch");
        assertThat(reasons.get("cluster setting unheard.of")).contains("not among the settings");
        assertThat(reasons).containsKeys("enrich policy users", "rollup job roll");
        assertThat(outcome(report, "keep").detail()).contains("no Index State Management: install");
        assertThat(outcome(report, "nightly").label()).isEqualTo("skipped");
        assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(target().writes()).isEmpty();
    }

    @Test
    default void aSecondRunChangesNothing() {
        migration(everything()).migrate();
        JsonNode before = state();
        target().forget();

        MetadataReport report = migration(everything()).migrate();

        assertThat(report.exitCode()).as(report.json().toPrettyString()).isEqualTo(ExitCode.DONE);
        assertThat(target().writes()).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    default void theGoldenClusterMigratedTwiceIsAsAfterTheFirstTime() {
        migration(FixtureSnapshot.golden()).migrate();
        JsonNode before = state();

        MetadataReport report = migration(FixtureSnapshot.golden()).migrate();

        assertThat(report.exitCode()).as(report.json().toPrettyString()).isEqualTo(ExitCode.DONE);
        assertThat(report.items()).extracting(ItemResult::outcome).hasOnlyElementsOfType(Outcome.AlreadyThere.class);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    default void anotherPipelineIsAConflictUnlessTheConfigurationDecides() {
        put("{\"description\":\"theirs\",\"processors\":[]}", "_ingest", "pipeline", "z-called");
        target().forget();

        MetadataReport conflict = migration(everything()).migrate();
        assertThat(conflict.exitCode()).isEqualTo(ExitCode.CONFLICT);
        assertThat(outcome(conflict, "z-called").detail()).contains("description is theirs on the target");
        assertThat(target().writes()).isEmpty();

        MetadataReport kept = migration(everything(), Existing.SKIP).migrate();
        assertThat(kept.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(outcome(kept, "z-called")).isInstanceOf(Outcome.Kept.class);
        assertThat(description("z-called")).isEqualTo("theirs");

        MetadataReport replaced = migration(everything(), Existing.REPLACE).migrate();
        assertThat(replaced.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(outcome(replaced, "z-called")).isInstanceOf(Outcome.Replaced.class);
        assertThat(description("z-called")).isEmpty();
        assertThat(migration(everything()).migrate().exitCode()).isEqualTo(ExitCode.DONE);
    }

    /** Documents are not given up for a mapping. */
    @Test
    default void anIndexIsNeverReplaced() {
        put("{\"mappings\":{\"properties\":{\"a\":{\"type\":\"long\"}}}}", "piped");
        target().forget();

        MetadataReport report = migration(everything(), Existing.REPLACE).migrate();

        assertThat(report.exitCode()).isEqualTo(ExitCode.CONFLICT);
        assertThat(outcome(report, "piped").detail()).contains("never replaced");
        assertThat(target().writes()).isEmpty();
    }

    @Test
    default void aProcessorThatTheTargetLacksDoesNotHideTheOthers() {
        MetadataReport report = migration(FixtureSnapshot.empty().state("""
                {"ingest":{"pipeline":[{"id":"bad","config":{"processors":[{"inference":{"model_id":"m"}}]}},
                 {"id":"good","config":{"processors":[]}}]}}""")).migrate();

        assertThat(outcome(report, "bad").detail()).contains("inference");
        assertThat(outcome(report, "good")).isInstanceOf(Outcome.Created.class);
        assertThat(report.exitCode()).isEqualTo(ExitCode.COMPLETED_WITH_FAILURES);
    }

    @Test
    default void whatTheTargetRefusesIsKnownBeforeAnythingIsWritten() {
        MetadataReport report = migration(FixtureSnapshot.empty().state("""
                {"ingest":{"pipeline":[{"id":"bad","config":{"processors":[{"pipeline":{"nome":"x"}}]}}]}}""")).evaluate();

        assertThat(outcome(report, "bad").detail())
                .contains("the target says", isComplete() ? "[name] required" : "pipeline");
        assertThat(target().writes()).isEmpty();
    }

    @Test
    default void narrowedIndicesTakeTheirPipelinesAlong() {
        MetadataReport report = new MetadataMigration(
                        everything(),
                        target(),
                        new NotesInMemory(),
                        Scope.following(new Selection(List.of("piped"), List.of())),
                        MetadataSettings.DEFAULT)
                .evaluate();

        assertThat(report.items().stream().map(ItemResult::name).toList())
                .isEqualTo(isComplete() ? List.of("z-called", "a-caller", "piped") : List.of("a-caller", "piped"));
        assertThat(report.leftOut())
                .filteredOn(left -> left.name().equals("search.max_buckets"))
                .singleElement()
                .satisfies(left -> assertThat(left.reason()).contains("include.cluster-settings"));
    }

    @Test
    default void aStoredScriptMoves() {
        FixtureSnapshot snapshot = FixtureSnapshot.empty().state("""
                {"stored_scripts":{"twice":{"lang":"painless","source":"return 2 * params.n","options":{}},
                 "dead":{"lang":"groovy","source":"1"}}}""");

        MetadataReport report = migration(snapshot).migrate();

        assertThat(outcome(report, "dead").detail()).contains("rewrite it in painless");
        if (isComplete()) {
            assertThat(outcome(report, "twice")).isInstanceOf(Outcome.Created.class);
            assertThat(outcome(migration(snapshot).migrate(), "twice")).isInstanceOf(Outcome.AlreadyThere.class);
        } else {
            assertThat(outcome(report, "twice").detail()).contains("painless");
        }
    }

    /** Templates of the target that fit every name must not get at the trial, nor the trial at anything of the target. */
    @Test
    default void aTrialLeavesTheTargetAsItWas() {
        put(
                "{\"index_patterns\":[\".osm*\"],\"priority\":1,\"template\":{\"settings\":{\"max_result_window\":77777}}}",
                "_index_template",
                "theirs");
        put("{}", "bystander");
        JsonNode before = state();

        MetadataReport report = migration(everything()
                        .index(
                                "cut",
                                "{\"index.lifecycle.name\":\"keep\"}",
                                "{\"runtime\":{\"r\":{\"type\":\"long\"}}}",
                                """
                                {"bystander-alias":{"filter":{"term":{"a":1}},"is_write_index":true}}""")
                        .index("plain", "{}", "{}", "{}")
                        .legacyTemplate("old", "{\"index_patterns\":[\"old-*\"],\"order\":3,\"aliases\":{\"o\":{}}}")
                        .indexTemplate("t", "{\"index_patterns\":[\"t-*\"],\"composed_of\":[\"c\"]}")
                        .componentTemplate(
                                "c", "{\"template\":{\"mappings\":{\"properties\":{\"a\":{\"type\":\"long\"}}}}}"))
                .evaluateDeeply();

        assertThat(state()).isEqualTo(before);
        assertThat(report.exitCode()).as(report.json().toPrettyString()).isEqualTo(ExitCode.DONE);
        assertThat(List.of("piped", "cut", "plain", "old", "t", "c", "a-caller", "z-called"))
                .allSatisfy(name -> assertThat(outcome(report, name)).isInstanceOf(Outcome.Accepted.class));
        assertThat(outcome(report, "search.max_buckets").label()).isEqualTo("expected to work");
        assertThat(report.json().toString())
                .contains(
                        "{\"path\":\"mappings.runtime\",\"before\":\"{\\\"r\\\":{\\\"type\\\":\\\"long\\\"}}\",\"after\":\"\"}");
        assertThat(changes(report, "plain")).isEmpty();
    }

    /** The check of a template does not open what an index opens. */
    @Test
    default void aTrialFindsWhatOnlyACreationShows() {
        FixtureSnapshot snapshot = FixtureSnapshot.empty()
                .index("sorted", "{\"index.sort.field\":\"missing\",\"index.sort.order\":\"asc\"}", "{}", "{}");

        MetadataReport deep = migration(snapshot).evaluateDeeply();

        assertThat(outcome(deep, "sorted").detail()).contains("the target says", "missing");
        assertThat(deep.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(state().path("indices").has(".osmigrate_trial_test")).isFalse();
    }

    @Test
    default void whatATrialThatDiedHasLeftIsRemovedByTheNextRun() {
        String session = new NotesInMemory().session();
        put("{\"settings\":{\"index.hidden\":true}}", ".osmigrate_trial_" + session);
        put("{\"processors\":[]}", "_ingest", "pipeline", "osmigrate_trial_" + session);

        migration(FixtureSnapshot.empty()).evaluate();

        assertThat(target().send(Call.get(".osmigrate_trial_" + session)).status())
                .isEqualTo(404);
        assertThat(target().send(Call.get("_ingest", "pipeline", "osmigrate_trial_" + session))
                        .status())
                .isEqualTo(404);
    }

    /** A target without the common processors has none at all. */
    private FixtureSnapshot everything() {
        String pipelines = isComplete() ? PIPELINES : PIPELINES.replace(CALL, "");
        return FixtureSnapshot.empty()
                .index("piped", "{\"index.default_pipeline\":\"a-caller\"}", "{}", "{}")
                .state("{" + pipelines + "," + POLICIES + "," + SETTINGS + "}");
    }

    private MetadataMigration migration(Snapshot snapshot) {
        return migration(snapshot, Existing.FAIL);
    }

    private MetadataMigration migration(Snapshot snapshot, Existing existing) {
        return new MetadataMigration(
                snapshot,
                target(),
                new NotesInMemory(),
                Scope.everything(),
                MetadataSettings.DEFAULT.existing(existing));
    }

    /** Everything the target knows but the documents, without counters. */
    private JsonNode state() {
        ObjectNode state = target().json(Call.get("_cluster", "state", "metadata"))
                .path("metadata")
                .deepCopy();
        state.remove("index-graveyard");
        state.remove("cluster_coordination");
        state.set("settings", target().json(Call.get("_cluster", "settings").with("flat_settings", "true")));
        return state;
    }

    private String setting(String name) {
        return target().json(Call.get("_cluster", "settings").with("flat_settings", "true"))
                .path("persistent")
                .path(name)
                .asText();
    }

    private String description(String pipeline) {
        return target().json(Call.get("_ingest", "pipeline", pipeline))
                .path(pipeline)
                .path("description")
                .asText();
    }

    private void put(String body, String... path) {
        target().json(Call.put(path).with(FixtureSnapshot.json(body)));
    }

    private static Outcome outcome(MetadataReport report, String name) {
        return result(report, name).outcome();
    }

    private static List<JsonChange> changes(MetadataReport report, String name) {
        return result(report, name).changes();
    }

    private static ItemResult result(MetadataReport report, String name) {
        return report.items().stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
