package org.osmigrate.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osmigrate.failure.ConfigurationInvalid;

class IndexOverrideTest {

    @Test
    void settingsAreReplacedAddedAndLeftOut() throws Exception {
        MetadataBody body = body("""
                { index: { number_of_shards: 5, number_of_routing_shards: 640, codec: best_compression } }""", "{}");

        List<Finding> findings = only("""
                - override: { settings: { number_of_shards: 10, index: { codec: null }, index.refresh_interval: 30s } }
                """).apply(body);

        assertThat(body.settings()).isEqualTo(tree("{ index.number_of_shards: '10', index.refresh_interval: 30s }"));
        assertThat(findings)
                .extracting(Finding::path)
                .containsExactlyInAnyOrder(
                        "index.number_of_shards",
                        "index.number_of_routing_shards",
                        "index.codec",
                        "index.refresh_interval");
        assertThat(findings).first().extracting(Finding::text).isEqualTo("\"5\" becomes \"10\"");
    }

    @Test
    void mappingsArePatched() throws Exception {
        MetadataBody body = body("{}", """
                { dynamic: strict, properties: { a: { type: text, analyzer: old }, b: { type: long } } }""");

        List<Finding> findings = only("""
                - override: { mappings: { properties: { a: { analyzer: null }, b: null, c: { type: keyword } } } }
                """).apply(body);

        assertThat(body.mappings())
                .isEqualTo(tree("{ dynamic: strict, properties: { a: { type: text }, c: { type: keyword } } }"));
        assertThat(findings)
                .extracting(Finding::path)
                .containsExactly(
                        "mappings.properties.a.analyzer", "mappings.properties.b", "mappings.properties.c.type");
    }

    @Test
    void whatIsSoAlreadyIsNoFinding() throws Exception {
        MetadataBody body = body("{ number_of_shards: 3 }", "{}");

        assertThat(only("- override: { settings: { number_of_shards: 3, codec: null } }")
                        .apply(body))
                .isEmpty();
    }

    @Test
    void indicesAndTemplatesAreChosenByName() throws Exception {
        IndexOverride all = only("- override: { settings: { codec: default } }");
        IndexOverride logs = only("- { indices: [ 'logs-*' ], override: { settings: { codec: default } } }");
        IndexOverride templates = only("- override: { settings: { codec: default }, templates: [ 'logs*' ] }");

        assertThat(all.concernsIndex("anything")).isTrue();
        assertThat(all.concernsTemplate("logs")).isFalse();
        assertThat(logs.concernsIndex("logs-1")).isTrue();
        assertThat(logs.concernsIndex("orders")).isFalse();
        assertThat(templates.concernsIndex("logs-1")).isFalse();
        assertThat(templates.concernsTemplate("logs-template")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - override: {}                                   | has nothing
            - override: { shards: 3 }                        | has shards
            - override: { settings: {} }                     | changes nothing
            - override: { settings: 3 }                      | has 'settings' that are no object
            - override: { mappings: { a: 1 }, templates: x } | has 'templates' that are no list of patterns
            """)
    void whatIsNoOverrideIsRefused(String yaml, String message) {
        assertThatThrownBy(() -> only(yaml))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("transforms[0].override")
                .hasMessageContaining(message);
    }

    private static IndexOverride only(String yaml) throws Exception {
        return Transforms.of(tree(yaml)).overrides().getFirst();
    }

    private static MetadataBody body(String settings, String mappings) throws Exception {
        return MetadataBody.of(tree(settings), tree(mappings), tree("{}"), tree("{}"));
    }

    private static JsonNode tree(String yaml) throws Exception {
        return new YAMLMapper().readTree(yaml);
    }
}
