package org.osmigrate.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osmigrate.cluster.Call;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.failure.NotFound;
import org.osmigrate.selection.Scope;
import org.osmigrate.selection.Selection;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.transform.IndexOverride;
import org.osmigrate.transform.Transforms;
import org.osmigrate.work.SetAside;

/** What holds for the metadata of an Elasticsearch 7.10.2 on every supported target. */
interface MetadataMigrationContract {

    /** The server to migrate to; nothing else uses it. */
    RecordingTarget target();

    @BeforeEach
    @AfterEach
    default void clean() {
        RecordingTarget target = target();
        target.json(Call.put("_cluster", "settings")
                .with(FixtureSnapshot.json("{\"transient\":{\"cluster.blocks.*\":null}}")));
        target.json(Call.get("_data_stream"))
                .path("data_streams")
                .forEach(stream -> target.json(
                        Call.delete("_data_stream", stream.path("name").asText())));
        target.json(Call.get("_index_template"))
                .path("index_templates")
                .forEach(template -> target.json(
                        Call.delete("_index_template", template.path("name").asText())));
        target.json(Call.get("_component_template"))
                .path("component_templates")
                .forEach(template -> target.json(
                        Call.delete("_component_template", template.path("name").asText())));
        target.json(Call.get("_template"))
                .fieldNames()
                .forEachRemaining(name -> target.json(Call.delete("_template", name)));
        target.json(Call.get("_all")).fieldNames().forEachRemaining(name -> target.json(Call.delete(name)));
        target.forget();
    }

    @Test
    default void migratesTheGoldenCluster() {
        MetadataReport report = migration(FixtureSnapshot.golden()).migrate();

        assertThat(report.exitCode()).as(report.json().toPrettyString()).isEqualTo(ExitCode.DONE);
        assertThat(outcomes(report))
                .hasSize(12)
                .allSatisfy((name, outcome) -> assertThat(outcome).as(name).isInstanceOf(Outcome.Created.class));
        JsonNode products = index("products");
        assertThat(products.at("/settings/index.number_of_shards").asText()).isEqualTo("2");
        assertThat(products.at("/settings/index.number_of_routing_shards").asText())
                .isEqualTo("1024");
        assertThat(products.at("/settings/index.uuid").asText()).isNotEqualTo("oJhWQYJLRX-Xu23-KQb45A");
        assertThat(products.at("/mappings")).isEqualTo(indexOf(FixtureSnapshot.golden(), "products"));
        assertThat(products.at("/aliases/catalog-active/filter/term/active").asBoolean())
                .isTrue();
        assertThat(index("routed").at("/aliases/routed-k1/index_routing").asText())
                .isEqualTo("k1");
        assertThat(target().json(Call.get("_index_template", "metrics"))
                        .at("/index_templates/0/index_template/composed_of/1")
                        .asText())
                .isEqualTo("metric-mappings");
        assertThat(target().json(Call.get("_template", "logs-legacy"))
                        .at("/logs-legacy/index_patterns/0")
                        .asText())
                .isEqualTo("logs-*");
    }

    @Test
    default void aSecondRunWritesNothing() {
        migration(FixtureSnapshot.golden()).migrate();
        target().forget();

        MetadataReport report = migration(FixtureSnapshot.golden()).migrate();

        assertThat(report.exitCode()).as(report.json().toPrettyString()).isEqualTo(ExitCode.DONE);
        assertThat(outcomes(report).values()).hasOnlyElementsOfType(Outcome.AlreadyThere.class);
        assertThat(target().writes()).isEmpty();
    }

    @Test
    default void aRunAfterAnInterruptedOneContinues() {
        Snapshot golden = FixtureSnapshot.golden();
        new MetadataMigration(
                        golden,
                        target(),
                        new NotesInMemory(),
                        Scope.following(new Selection(List.of("products", "metrics-*"), List.of())),
                        MetadataSettings.DEFAULT)
                .migrate();

        MetadataReport report = migration(golden).migrate();

        assertThat(report.exitCode()).as(report.json().toPrettyString()).isEqualTo(ExitCode.DONE);
        assertThat(outcomes(report).get("products")).isInstanceOf(Outcome.AlreadyThere.class);
        assertThat(outcomes(report).get("routed")).isInstanceOf(Outcome.Created.class);
    }

    @Test
    default void evaluateWritesNothingAndHasTheTargetCheckEachBody() {
        MetadataReport report = migration(FixtureSnapshot.golden()
                        .index("broken", "{}", "{\"properties\":{\"a\":{\"type\":\"murmur3\"}}}", "{}"))
                .evaluate();

        assertThat(target().writes()).isEmpty();
        assertThat(outcomes(report).get("products")).isEqualTo(new Outcome.Expected(true));
        assertThat(outcomes(report).get("metrics")).isEqualTo(new Outcome.Expected(true));
        assertThat(outcomes(report).get("broken").detail()).contains("murmur3");
        assertThat(report.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
    }

    @Test
    default void anItemThatCannotMoveDoesNotHideTheOthers() {
        MetadataReport report = migration(FixtureSnapshot.empty()
                        .index("good", "{}", "{}", "{}")
                        .index(
                                "vectors",
                                "{}",
                                "{\"properties\":{\"v\":{\"type\":\"dense_vector\",\"dims\":3}}}",
                                "{}"))
                .migrate();

        assertThat(outcomes(report).get("good")).isInstanceOf(Outcome.Created.class);
        assertThat(outcomes(report).get("vectors").detail()).contains("v: the target has no type dense_vector");
        assertThat(report.exitCode()).isEqualTo(ExitCode.COMPLETED_WITH_FAILURES);
    }

    @Test
    default void anotherMappingIsAConflictAndNothingIsWritten() {
        put("""
                {"mappings":{"properties":{"price":{"type":"keyword"}}}}""", "products");
        target().forget();

        MetadataReport report = migration(FixtureSnapshot.golden()).migrate();

        assertThat(report.exitCode()).isEqualTo(ExitCode.CONFLICT);
        assertThat(outcomes(report).get("products").detail())
                .contains("mappings.properties.price.type is keyword on the target, float in the source");
        assertThat(outcomes(report).get("routed")).isInstanceOf(Outcome.NotAttempted.class);
        assertThat(target().writes()).isEmpty();
    }

    @Test
    default void aNameThatIsAnAliasOnTheTargetIsAConflict() {
        put("{\"aliases\":{\"products\":{}}}", "other");

        MetadataReport report = migration(FixtureSnapshot.golden()).migrate();

        assertThat(outcomes(report).get("products").detail()).contains("[other]");
    }

    @Test
    default void templatesOfTheTargetAddNothingToMigratedIndices() {
        put("""
                {"index_patterns":["prod*"],"settings":{"refresh_interval":"77s"},"aliases":{"intruder":{}},
                 "mappings":{"properties":{"stray":{"type":"keyword"}}}}""", "_template", "old");
        put("""
                {"index_patterns":["rout*"],"template":{"aliases":{"intruder":{}}}}""", "_index_template", "new");

        MetadataReport report = migration(FixtureSnapshot.golden()).migrate();

        assertThat(report.exitCode()).as(report.json().toPrettyString()).isEqualTo(ExitCode.DONE);
        assertThat(index("products").toString()).doesNotContain("intruder", "stray", "77s");
        assertThat(index("routed").toString()).doesNotContain("intruder");
        assertThat(target().json(Call.get("_index_template")).toString()).doesNotContain("shield");
    }

    @Test
    default void migratedTemplatesAddNothingToMigratedIndices() {
        migration(FixtureSnapshot.empty()
                        .index("plain-1", "{}", "{}", "{}")
                        .legacyTemplate("t", "{\"index_patterns\":[\"plain-*\"],\"aliases\":{\"added-later\":{}}}"))
                .migrate();

        assertThat(index("plain-1").path("aliases").size()).isZero();
    }

    @Test
    default void aFinalPipelineIsKeptAsideUntilTheIndexIsFilled() {
        NotesInMemory notes = new NotesInMemory();
        FixtureSnapshot snapshot = FixtureSnapshot.empty().index("piped", """
                {"index.final_pipeline":"last","index.default_pipeline":"first"}""", "{}", "{}");

        MetadataReport report = migration(snapshot, notes).migrate();

        assertThat(index("piped").path("settings").has("index.final_pipeline")).isFalse();
        assertThat(index("piped").at("/settings/index.default_pipeline").asText())
                .isEqualTo("first");
        assertThat(SetAside.find(notes, "piped", "index.final_pipeline"))
                .contains(SetAside.of("piped", "index.final_pipeline", TextNode.valueOf("last")));
        assertThat(report.items().getFirst().findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.text()).contains("the target has no pipeline"));
        assertThat(migration(snapshot, notes).migrate().exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    default void settingsOfTheOldClusterAreLeftOut() {
        MetadataReport report =
                migration(FixtureSnapshot.empty().index("old", """
                                {"index":{"uuid":"x","creation_date":"1","provided_name":"old","frozen":"true",
                                 "version":{"created":"7100299","upgraded":"7100299"},"blocks":{"read_only":"true"},
                                 "lifecycle":{"name":"p"},"soft_deletes":{"enabled":"false"},"search":{"throttled":"true"},
                                 "verified_before_close":"true","resize":{"source":{"name":"a"}},"refresh_interval":"7s",
                                 "routing":{"allocation":{"include":{"_tier_preference":"data_hot"},"require":{"box":"hot"},
                                  "initial_recovery":{"_id":"n"}}},"mapper":{"dynamic":"true"},
                                 "analysis":{"tokenizer":{"grams":{"type":"nGram","min_gram":"2","max_gram":"3"}}}}}""", """
                                {"_all":{"enabled":false},"properties":{"f":{"type":"flattened","ignore_above":9},
                                 "c":{"type":"constant_keyword"},"w":{"type":"wildcard"}}}""", "{}")).migrate();

        assertThat(report.exitCode()).as(report.json().toPrettyString()).isEqualTo(ExitCode.DONE);
        assertThat(index("old").at("/settings/index.refresh_interval").asText()).isEqualTo("7s");
        assertThat(index("old").at("/mappings/properties/f/type").asText()).isEqualTo("flat_object");
        assertThat(report.json().toString()).contains("index.lifecycle.name", "node-filters", "blocks");
    }

    /** Each of them as the target really takes it, with a document that the source would have had. */
    @Test
    default void everyTypeOfNewerElasticsearchIsTakenWithItsDocuments() {
        FixtureSnapshot snapshot = FixtureSnapshot.empty().version("ES 8.19.21").index("types", """
                {"index":{"mode":"standard","sort":{"field":"at","order":"desc"},"mapping":{"source":{"mode":"stored"}},
                 "similarity":{"old":{"type":"classic"},"own":{"type":"BM25","k1":"1.1"}},
                 "analysis":{"analyzer":{"a":{"type":"standard_html_strip"}}},
                 "routing":{"allocation":{"include":{"_tier_preference":"data_frozen"}}}}}""", """
                {"runtime":{"r":{"type":"long"}},"dynamic":"runtime","properties":{
                 "at":{"type":"date_nanos"},"wild":{"type":"wildcard","ignore_above":99},"v":{"type":"version"},
                 "const":{"type":"constant_keyword","value":"c"},"counted":{"type":"counted_keyword"},
                 "log":{"type":"match_only_text","fields":{"k":{"type":"keyword"}}},"big":{"type":"unsigned_long"},
                 "histogram":{"type":"histogram"},"sums":{"type":"aggregate_metric_double","metrics":["min","max"],
                  "default_metric":"max"},"shape":{"type":"shape"},"point":{"type":"point"},
                 "meaning":{"type":"semantic_text","inference_id":"m"},"sparse":{"type":"sparse_vector"},
                 "flat":{"type":"flattened","depth_limit":3},"labels":{"type":"passthrough","priority":1},
                 "rank":{"type":"rank_feature"},"ranks":{"type":"rank_features"},"typed":{"type":"search_as_you_type"},
                 "html":{"type":"text","analyzer":"standard_html_strip","similarity":"old"}}}""", "{}");

        MetadataReport deep = migration(snapshot).evaluateDeeply();
        MetadataReport report = migration(snapshot).migrate();

        assertThat(deep.items().getFirst().outcome())
                .as(deep.json().toPrettyString())
                .isEqualTo(new Outcome.Accepted());
        assertThat(report.exitCode()).as(report.json().toPrettyString()).isEqualTo(ExitCode.DONE);
        target().json(Call.put("types", "_doc", "1").with("refresh", "true").with(FixtureSnapshot.json("""
                {"at":"2026-01-01T00:00:00.123456789Z","wild":"abc","v":"1.10.2","const":"c","counted":["a","a"],"log":"a line",
                 "big":18446744073709551615,"histogram":{"values":[0.1,0.2],"counts":[3,7]},"sums":{"min":1,"max":2},
                 "shape":"POINT (1 2)","point":{"x":1,"y":2},"meaning":"some words","sparse":{"token":0.7,"other":1.5},
                 "flat":{"a":{"b":"c"}},"labels":{"x":"y"},"rank":7,"ranks":{"a":2},"typed":"a title","html":"<b>bold</b>"}""")));
        assertThat(target().json(Call.get("types", "_search").with("q", "meaning:words AND html:bold AND v:1.10.2"))
                        .at("/hits/total/value")
                        .asInt())
                .isEqualTo(1);
        MetadataReport again = migration(snapshot).migrate();
        assertThat(again.exitCode()).as(again.json().toPrettyString()).isEqualTo(ExitCode.DONE);
    }

    @Test
    default void fieldsTheTargetLearnedAndTunedSettingsAreNoConflict() {
        FixtureSnapshot snapshot = FixtureSnapshot.empty()
                .index("open", "{}", "{\"properties\":{\"a\":{\"type\":\"long\"}}}", "{}")
                .index("shut", "{}", "{\"dynamic\":\"strict\",\"properties\":{\"a\":{\"type\":\"long\"}}}", "{}");
        migration(snapshot).migrate();
        put("{\"properties\":{\"b\":{\"type\":\"long\"}}}", "_all", "_mapping");
        put("{\"index.refresh_interval\":\"-1\"}", "_all", "_settings");

        Map<String, Outcome> outcomes = outcomes(migration(snapshot).migrate());

        assertThat(outcomes.get("open")).isInstanceOf(Outcome.AlreadyThere.class);
        assertThat(outcomes.get("shut").detail()).contains("mappings.properties.b is {");
    }

    @Test
    default void aReadOnlyTargetIsNamedBeforeAnythingIsCreated() {
        put("{\"transient\":{\"cluster.blocks.create_index\":true}}", "_cluster", "settings");
        target().forget();

        assertThatThrownBy(() -> migration(FixtureSnapshot.golden()).migrate())
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("cluster.blocks.create_index");
        assertThat(target().writes()).isEmpty();
    }

    @Test
    default void anIndexThatIncludeNamesHasToBeThere() {
        Scope scope = Scope.following(new Selection(List.of("nowhere"), List.of()));

        assertThatThrownBy(() -> new MetadataMigration(
                                FixtureSnapshot.golden(),
                                target(),
                                new NotesInMemory(),
                                scope,
                                MetadataSettings.DEFAULT)
                        .evaluate())
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("'nowhere'");
    }

    @Test
    default void whatIsWantedOfIndicesIsWhatTheyGet() throws Exception {
        List<IndexOverride> wanted =
                Transforms.of(new ObjectMapper().readTree("""
                        [ { "indices": [ "products" ],
                            "override": { "settings": { "number_of_shards": 3, "refresh_interval": "30s" },
                                          "mappings": { "properties": { "added": { "type": "keyword" } } } } },
                          { "override": { "templates": [ "metrics" ], "settings": { "number_of_shards": 4 } } } ]""")).overrides();
        MetadataSettings settings = new MetadataSettings(true, false, Existing.FAIL, wanted);
        MetadataMigration migration = new MetadataMigration(
                FixtureSnapshot.golden(), target(), new NotesInMemory(), Scope.everything(), settings);

        MetadataReport evaluated = migration.evaluate();
        MetadataReport migrated = migration.migrate();

        assertThat(evaluated.json().toString()).contains("index.number_of_shards", "\\\"2\\\" becomes \\\"3\\\"");
        assertThat(migrated.exitCode()).as(migrated.json().toPrettyString()).isEqualTo(ExitCode.DONE);
        JsonNode products = index("products");
        assertThat(products.at("/settings/index.number_of_shards").asText()).isEqualTo("3");
        assertThat(products.at("/settings/index.refresh_interval").asText()).isEqualTo("30s");
        assertThat(products.at("/mappings/properties/added/type").asText()).isEqualTo("keyword");
        assertThat(index("routed").at("/settings/index.refresh_interval").isMissingNode())
                .isTrue();
        assertThat(target().json(Call.get("_index_template", "metrics"))
                        .at("/index_templates/0/index_template/template/settings/index/number_of_shards")
                        .asText())
                .isEqualTo("4");
        target().forget();
        assertThat(outcomes(migration.migrate()).values()).hasOnlyElementsOfType(Outcome.AlreadyThere.class);
        assertThat(target().writes()).isEmpty();
    }

    private MetadataMigration migration(Snapshot snapshot) {
        return migration(snapshot, new NotesInMemory());
    }

    private MetadataMigration migration(Snapshot snapshot, NotesInMemory notes) {
        return new MetadataMigration(snapshot, target(), notes, Scope.everything(), MetadataSettings.DEFAULT);
    }

    private JsonNode index(String name) {
        return target().json(Call.get(name).with("flat_settings", "true")).path(name);
    }

    private void put(String body, String... path) {
        target().json(Call.put(path).with(FixtureSnapshot.json(body)));
    }

    private static Map<String, Outcome> outcomes(MetadataReport report) {
        return report.items().stream().collect(Collectors.toMap(ItemResult::name, ItemResult::outcome));
    }

    private static JsonNode indexOf(FixtureSnapshot snapshot, String name) {
        return snapshot.indices().stream()
                .filter(index -> index.name().equals(name))
                .map(index -> new ObjectMapper().valueToTree(index.metadata().mappings()))
                .map(JsonNode.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
