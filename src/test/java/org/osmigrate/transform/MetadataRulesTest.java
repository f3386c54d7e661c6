package org.osmigrate.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.version.Version;

class MetadataRulesTest {

    private static final Version ES7 = Version.parse("ES 7.10.2");
    private static final Version ES8 = Version.parse("ES 8.19.21");
    private static final Version OS2 = Version.parse("OS 2.19");
    private static final Version OS3 = Version.parse("OS 3.8");

    @Test
    void everyRuleHasANameOfItsOwnAReasonAndAPage() {
        List<MetadataRule> rules = MetadataRules.between(ES8, OS3).rules();

        assertThat(new HashSet<>(rules.stream().map(MetadataRule::name).toList()))
                .hasSameSizeAs(rules);
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.name()).matches("[a-z-]+");
            assertThat(rule.reason()).isNotBlank().doesNotEndWith(".");
            assertThat(rule.documentation()).hasScheme("https");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.uuid",
                "index.creation_date",
                "index.provided_name",
                "index.version.created",
                "index.version.upgraded",
                "index.history.uuid",
                "index.resize.source.name",
                "index.routing.allocation.initial_recovery._id",
                "index.verified_before_close",
                "index.soft_deletes.enabled"
            })
    void whatEachClusterChoosesIsLeftOutSilently(String setting) {
        Rewritten rewritten = settings("{\"" + setting + "\":\"x\",\"index.refresh_interval\":\"5s\"}");

        assertThat(rewritten.body().settings().toString()).isEqualTo("{\"index.refresh_interval\":\"5s\"}");
        assertThat(rewritten.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "index-lifecycle, index.lifecycle.name",
        "node-filters, index.routing.allocation.require.box",
        "blocks, index.blocks.read_only",
        "x-pack-settings, index.xpack.ccr.following_index",
        "shared-data-path, index.data_path"
    })
    void whatTheUserHasToReplaceIsLeftOutWithAWarning(String rule, String setting) {
        Rewritten rewritten = settings("{\"" + setting + "\":\"x\"}");

        assertThat(rewritten.body().settings().isEmpty()).isTrue();
        assertThat(rewritten.findings()).singleElement().satisfies(finding -> {
            assertThat(finding).isInstanceOf(Finding.Warning.class);
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.path()).isEqualTo(setting);
            assertThat(finding.text()).startsWith("left out (x): ");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "data-tiers, index.routing.allocation.include._tier_preference",
        "frozen-indices, index.frozen",
        "removed-settings, index.mapper.dynamic"
    })
    void whatMeansNothingOnTheTargetIsLeftOutAndListed(String rule, String setting) {
        assertThat(settings("{\"" + setting + "\":\"x\"}").findings())
                .singleElement()
                .isInstanceOf(Finding.Change.class)
                .extracting(Finding::rule)
                .isEqualTo(rule);
    }

    @Test
    void settingsThatMoveAreUntouched() {
        String kept = "{\"index.number_of_replicas\":\"1\",\"index.auto_expand_replicas\":\"0-1\","
                + "\"index.mapping.total_fields.limit\":\"2000\",\"index.default_pipeline\":\"p\"}";

        assertThat(settings(kept).body().settings().toString()).isEqualTo(kept);
    }

    @Test
    void aMountedSnapshotIsRefused() {
        assertThat(settings("{\"index.store.type\":\"snapshot\"}").refusals())
                .singleElement()
                .extracting(Finding::rule)
                .isEqualTo("searchable-snapshots");
        assertThat(settings("{\"index.store.type\":\"hybridfs\"}").refusals()).isEmpty();
    }

    @Test
    void removedNamesOfAnalysisAreReplacedUnlessTheIndexDefinesThem() {
        Rewritten rewritten = settings("""
                {"analysis":{"tokenizer":{"grams":{"type":"edgeNGram"}},
                  "filter":{"nGram":{"type":"nGram","min_gram":1}},
                  "analyzer":{"a":{"tokenizer":"PathHierarchy","filter":["lowercase","nGram"],"char_filter":["htmlStrip"]}}}}""");

        assertThat(rewritten.body().settings()).isEqualTo(json("""
                {"index.analysis.tokenizer.grams.type":"edge_ngram","index.analysis.filter.nGram.type":"ngram",
                 "index.analysis.filter.nGram.min_gram":"1","index.analysis.analyzer.a.tokenizer":"path_hierarchy",
                 "index.analysis.analyzer.a.filter":["lowercase","nGram"],
                 "index.analysis.analyzer.a.char_filter":["html_strip"]}"""));
        assertThat(rewritten.findings()).hasSize(4).allMatch(Finding.Change.class::isInstance);
    }

    @Test
    void flattenedFieldsBecomeFlatObjectsAtAnyDepth() {
        Rewritten rewritten = mappings(ES7, OS2, """
                {"properties":{"o":{"properties":{"f":{"type":"flattened","depth_limit":3}}}},
                 "dynamic_templates":[{"d":{"match":"x_*","mapping":{"type":"flattened"}}}]}""");

        assertThat(rewritten.body().mappings()).isEqualTo(json("""
                {"properties":{"o":{"properties":{"f":{"type":"flat_object"}}}},
                 "dynamic_templates":[{"d":{"match":"x_*","mapping":{"type":"flat_object"}}}]}"""));
        assertThat(rewritten.findings()).extracting(Finding::path).containsExactly("o.f", "dynamic_templates.d");
    }

    @Test
    void aConstantWithoutValueBecomesAKeyword() {
        Rewritten rewritten = mappings(ES7, OS3, """
                {"properties":{"a":{"type":"constant_keyword"},"b":{"type":"constant_keyword","value":"v"}}}""");

        assertThat(rewritten.body().mappings().at("/properties/a/type").asText())
                .isEqualTo("keyword");
        assertThat(rewritten.body().mappings().at("/properties/b/type").asText())
                .isEqualTo("constant_keyword");
    }

    @ParameterizedTest
    @CsvSource({
        "dense_vector, OS 3.8, true",
        "flattened, OS 2.6, true",
        "unsigned_long, OS 2.7, true",
        "unsigned_long, OS 2.19, false",
        "keyword, OS 2.0, false",
        "murmur3, OS 2.0, false"
    })
    void fieldTypesTheTargetHasNotAreRefused(String type, String target, boolean refused) {
        Rewritten rewritten =
                mappings(ES7, Version.parse(target), "{\"properties\":{\"f\":{\"type\":\"" + type + "\"}}}");

        assertThat(rewritten.refusals().isEmpty()).isEqualTo(!refused);
    }

    @ParameterizedTest
    @CsvSource({
        "wildcard, OS 2.14, keyword",
        "wildcard, OS 2.15, wildcard",
        "version, OS 2.19, keyword",
        "version, OS 3.8, version",
        "match_only_text, OS 1.3, text",
        "match_only_text, OS 2.19, match_only_text",
        "counted_keyword, OS 3.8, keyword",
        "sparse_vector, OS 3.8, rank_features",
        "histogram, OS 3.8, object",
        "aggregate_metric_double, OS 2.19, object",
        "shape, OS 2.19, object",
        "passthrough, OS 3.8, object",
        "date_nanos, OS 1.3, date_nanos",
        "rank_feature, OS 1.3, rank_feature",
        "search_as_you_type, OS 1.3, search_as_you_type"
    })
    void fieldTypesTheTargetHasNotGiveWayToTheNearest(String type, String target, String nearest) {
        Rewritten rewritten =
                mappings(ES8, Version.parse(target), "{\"properties\":{\"f\":{\"type\":\"" + type + "\"}}}");

        assertThat(rewritten.refusals()).isEmpty();
        assertThat(rewritten.body().mappings().at("/properties/f/type").asText())
                .isEqualTo(nearest);
        assertThat(rewritten.findings())
                .hasSize(type.equals(nearest) ? 0 : 1)
                .allMatch(Finding.Warning.class::isInstance);
    }

    /** An object that was looked into would refuse what it does not understand. */
    @Test
    void valuesThatNoTypeFitsAreKeptWithoutBeingLookedInto() {
        assertThat(mappings(ES8, OS3, "{\"properties\":{\"f\":{\"type\":\"histogram\",\"ignore_malformed\":true}}}")
                        .body()
                        .mappings())
                .isEqualTo(json("{\"properties\":{\"f\":{\"type\":\"object\",\"enabled\":false}}}"));
    }

    @Test
    void runtimeFieldsAreLeftOutWithAWarning() {
        Rewritten rewritten = mappings(ES8, OS3, """
                {"dynamic":"runtime","runtime":{"r":{"type":"long","script":{"source":"emit(1)"}}},
                 "properties":{"o":{"dynamic":"runtime","properties":{"a":{"type":"long"}}}}}""");

        assertThat(rewritten.body().mappings()).isEqualTo(json("""
                {"dynamic":"true","properties":{"o":{"dynamic":"true","properties":{"a":{"type":"long"}}}}}"""));
        assertThat(rewritten.findings()).extracting(Finding::path).containsExactly("runtime.r", "dynamic", "o.dynamic");
    }

    @ParameterizedTest
    @CsvSource({"ES 8.19.21, text", "ES 8.15, object"})
    void semanticTextsKeepTheirWordsWhereTheyAreText(String from, String type) {
        assertThat(mappings(Version.parse(from), OS3, """
                {"properties":{"s":{"type":"semantic_text","inference_id":"m"}}}""")
                        .body()
                        .mappings()
                        .at("/properties/s/type")
                        .asText())
                .isEqualTo(type);
    }

    @Test
    void vectorsBecomeThoseOfThePluginWhereItIs() {
        TargetFeatures knn = new TargetFeatures(Set.of("opensearch-knn"), Set.of());
        Rewritten rewritten = MetadataRules.between(ES8, OS3, knn).rewrite(body("{}", """
                {"properties":{"v":{"type":"dense_vector","dims":3,"similarity":"dot_product","index":true,
                 "index_options":{"type":"hnsw","m":16,"ef_construction":100}}}}"""));

        assertThat(rewritten.refusals()).isEmpty();
        assertThat(rewritten.body().settings().path("index.knn").asText()).isEqualTo("true");
        assertThat(rewritten.body().mappings().at("/properties/v")).isEqualTo(json("""
                {"type":"knn_vector","dimension":3,"method":{"name":"hnsw","engine":"lucene",
                 "space_type":"innerproduct","parameters":{"m":16,"ef_construction":100}}}"""));
    }

    @Test
    void vectorsOfOpenSearch2LeaveAnEngineThatIsGone() {
        Rewritten rewritten = mappings(OS2, OS3, """
                {"properties":{"v":{"type":"knn_vector","dimension":2,
                 "method":{"name":"hnsw","engine":"nmslib","space_type":"l1"}}}}""");

        assertThat(rewritten.body().mappings().at("/properties/v/method/engine").asText())
                .isEqualTo("faiss");
        assertThat(rewritten.findings()).hasSize(2);
    }

    @Test
    void shapesInAPlaneNeedThePlugin() {
        TargetFeatures plane = new TargetFeatures(Set.of("opensearch-geospatial"), Set.of());

        assertThat(MetadataRules.between(ES8, OS3, plane)
                        .rewrite(body("{}", "{\"properties\":{\"s\":{\"type\":\"shape\"}}}"))
                        .body()
                        .mappings()
                        .at("/properties/s/type")
                        .asText())
                .isEqualTo("xy_shape");
    }

    @Test
    void aRemovedSimilarityGivesWay() {
        Rewritten rewritten = settings("""
                {"index.similarity.mine.type":"classic","index.similarity.mine.discount_overlaps":"true",
                 "index.similarity.other.type":"DFR","index.similarity.other.basic_model":"g"}""");

        assertThat(rewritten.body().settings()).isEqualTo(json("""
                {"index.similarity.other.type":"DFR","index.similarity.other.basic_model":"g",
                 "index.similarity.mine.type":"BM25"}"""));
        assertThat(rewritten.findings()).singleElement().isInstanceOf(Finding.Warning.class);
    }

    @Test
    void aRemovedAnalyzerIsMadeOfItsParts() {
        Rewritten rewritten =
                mappings(ES7, OS3, "{\"properties\":{\"t\":{\"type\":\"text\",\"analyzer\":\"standard_html_strip\"}}}");

        assertThat(rewritten
                        .body()
                        .settings()
                        .path("index.analysis.analyzer.standard_html_strip.type")
                        .asText())
                .isEqualTo("custom");
    }

    @Test
    void synonymsThatLieElsewhereAreRefused() {
        assertThat(settings(
                                "{\"index.analysis.filter.s.type\":\"synonym\",\"index.analysis.filter.s.synonyms_set\":\"a\"}")
                        .refusals())
                .singleElement()
                .extracting(Finding::path)
                .isEqualTo("index.analysis.filter.s.synonyms_set");
    }

    @Test
    void theAliasOfARolloverIsKeptWhereItMeansSomething() {
        TargetFeatures managed = new TargetFeatures(Set.of("opensearch-index-management"), Set.of());
        Rewritten rewritten = MetadataRules.between(ES7, OS3, managed)
                .rewrite(body("{\"index.lifecycle.name\":\"p\",\"index.lifecycle.rollover_alias\":\"logs\"}", "{}"));

        assertThat(rewritten.body().settings())
                .isEqualTo(json("{\"index.plugins.index_state_management.rollover_alias\":\"logs\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_source\":{\"mode\":\"synthetic\"}}",
                "{\"properties\":{\"f\":{\"type\":\"long\",\"script\":\"emit(1)\"}}}",
                "{\"properties\":{\"o\":{\"type\":\"object\",\"subobjects\":false}}}"
            })
    void featuresOfNewerElasticsearchAreRefused(String mappings) {
        assertThat(mappings(ES8, OS3, mappings).refusals()).hasSize(1);
    }

    @Test
    void leftoversOfMappingsAreDropped() {
        Rewritten rewritten = mappings(ES8, OS3, """
                {"_all":{"enabled":false},"properties":{"f":{"type":"long","time_series_metric":"gauge"}}}""");

        assertThat(rewritten.body().mappings()).isEqualTo(json("{\"properties\":{\"f\":{\"type\":\"long\"}}}"));
        assertThat(rewritten.findings()).hasSize(2).allMatch(Finding.Change.class::isInstance);
    }

    @Test
    void keysOfNewerIndexTemplatesAreLeftOutWithAWarning() {
        JsonNode none = json("{}");
        Rewritten rewritten = MetadataRules.between(ES8, OS3).rewrite(MetadataBody.of(none, none, none, json("""
                        {"index_patterns":["a*"],"allow_auto_create":true,"data_stream":{"hidden":false}}""")));

        assertThat(rewritten.body().envelope()).isEqualTo(json("{\"index_patterns\":[\"a*\"],\"data_stream\":{}}"));
        assertThat(rewritten.findings()).singleElement().isInstanceOf(Finding.Warning.class);
    }

    /** OpenSearch 2 and 3 write it into every index, and OpenSearch 1 refuses an index with it. */
    @Test
    void theKindOfReplicationStaysBehindWhereThereIsOne() {
        MetadataBody body = body("{\"index.replication.type\":\"DOCUMENT\"}", "{}");

        Rewritten older = MetadataRules.between(OS2, Version.parse("OS 1.3.20")).rewrite(body);
        assertThat(older.body().settings().isEmpty()).isTrue();
        assertThat(older.findings()).singleElement().isInstanceOf(Finding.Change.class);
        assertThat(MetadataRules.between(OS2, OS3).rewrite(body).body().settings())
                .isEqualTo(json("{\"index.replication.type\":\"DOCUMENT\"}"));
    }

    /** Elasticsearch 9 keeps them in its state, and OpenSearch refuses a template with them. */
    @Test
    void datesOfTemplatesAreDroppedWithoutAWord() {
        JsonNode none = json("{}");
        Rewritten rewritten = MetadataRules.between(ES8, OS3).rewrite(MetadataBody.of(none, none, none, json("""
                        {"index_patterns":["a*"],"created_date_millis":1,"created_date":"x","modified_date_millis":2,
                         "modified_date":"y"}""")));

        assertThat(rewritten.body().envelope()).isEqualTo(json("{\"index_patterns\":[\"a*\"]}"));
        assertThat(rewritten.findings()).isEmpty();
    }

    @Test
    void theBodyThatIsGivenStaysAsItIs() {
        MetadataBody body = body("{\"index.uuid\":\"x\"}", "{\"properties\":{\"f\":{\"type\":\"flattened\"}}}");

        MetadataRules.between(ES7, OS3).rewrite(body);

        assertThat(body.settings().has("index.uuid")).isTrue();
        assertThat(body.mappings().toString()).contains("flattened");
    }

    private static Rewritten settings(String settings) {
        return MetadataRules.between(ES7, OS3).rewrite(body(settings, "{}"));
    }

    private static Rewritten mappings(Version from, Version to, String mappings) {
        return MetadataRules.between(from, to).rewrite(body("{}", mappings));
    }

    private static MetadataBody body(String settings, String mappings) {
        return MetadataBody.of(json(settings), json(mappings), json("{}"), json("{}"));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
