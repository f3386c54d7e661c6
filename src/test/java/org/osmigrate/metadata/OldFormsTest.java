package org.osmigrate.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.snapshot.GlobalMetadata;

/** What servers of Elasticsearch 1 to 6 answered for their mappings and templates. */
class OldFormsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots");

    @ParameterizedTest
    @ValueSource(strings = {"1.7.6", "2.4.6", "5.6.16"})
    void mappingsHaveTheirTypes(String version) throws IOException {
        JsonNode products = answer(version, "mappings").at("/products/mappings");

        assertThat(OldForms.types(products).names()).containsExactly("product", "review");
        assertThat(OldForms.types(products)
                        .byType()
                        .get("review")
                        .at("/properties/stars/type")
                        .asText())
                .isEqualTo("byte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.7.6", "2.4.6", "5.6.16"})
    void templatesHavePatternsAndNoType(String version) throws IOException {
        GlobalMetadata global = OldForms.templates(answer(version, "templates"));

        JsonNode template = global.legacyTemplates().get("logs-legacy");
        assertThat(template.path("index_patterns").toString()).isEqualTo("[\"logs-*\"]");
        assertThat(template.has("template")).isFalse();
        assertThat(template.at("/mappings/properties/host").isObject()).isTrue();
        assertThat(global.legacyTypes().get("logs-legacy").names()).containsExactly("log");
    }

    private static JsonNode answer(String version, String name) throws IOException {
        return new ObjectMapper()
                .readTree(GOLDEN.resolve("elasticsearch-" + version + "/server/" + name + ".json")
                        .toFile());
    }
}
