package org.osmigrate.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {

    private static final Path PUBLISHED = Path.of("docs/reference/migration.schema.json");

    @Test
    void thePublishedSchemaIsCurrent() throws IOException {
        assertThat(new ObjectMapper().readTree(Files.readString(PUBLISHED)))
                .as("write it again: ./osmigrate console config schema > " + PUBLISHED)
                .isEqualTo(new ObjectMapper().readTree(JsonSchema.ofAllKeys().toString()));
    }

    @Test
    void everyKeyIsInIt() {
        JsonNode schema = JsonSchema.ofAllKeys();

        assertThat(Keys.all()).filteredOn(Key::isSupported).allSatisfy(key -> {
            JsonNode node = schema;
            for (String part : java.util.List.of(key.name().split("\\.", -1))) {
                JsonNode block =
                        node.path("anyOf").isArray() ? node.path("anyOf").path(1) : node;
                node = block.path("properties").path(part);
            }
            assertThat(node.path("description").asText()).as(key.name()).isEqualTo(key.description());
        });
    }
}
