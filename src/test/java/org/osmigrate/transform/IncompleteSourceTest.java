package org.osmigrate.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncompleteSourceTest {

    @ParameterizedTest
    @CsvSource({
        "{}, {}, ''",
        "{}, '{\"_source\":{\"enabled\":true}}', ''",
        "{}, '{\"_source\":{\"enabled\":\"false\"}}', _source is disabled",
        "{}, '{\"_source\":{\"includes\":[],\"excludes\":[]}}', ''",
        "{}, '{\"_source\":{\"excludes\":[\"a.*\"]}}', _source includes or excludes fields",
        "{}, '{\"_source\":{\"includes\":[\"a\"]}}', _source includes or excludes fields",
        "{}, '{\"_source\":{\"mode\":\"synthetic\"}}', _source mode is synthetic",
        "{}, '{\"_source\":{\"mode\":\"stored\"}}', ''",
        "'{\"index.mapping.source.mode\":\"synthetic\"}', {}, _source mode is synthetic",
        "'{\"index.mapping.source.mode\":\"disabled\"}', {}, _source mode is disabled",
        "'{\"index.mode\":\"logsdb\"}', {}, _source mode is synthetic",
        "'{\"index.mode\":\"time_series\"}', {}, _source mode is synthetic",
        "'{\"index.mode\":\"standard\"}', {}, ''",
        "'{\"index.mode\":\"logsdb\",\"index.mapping.source.mode\":\"stored\"}', {}, ''",
        "'{\"index.mode\":\"logsdb\"}', '{\"_source\":{\"mode\":\"stored\"}}', ''",
        "'{\"index.derived_source.enabled\":\"true\"}', {}, _source is derived (index.derived_source.enabled)",
        "'{\"index.derived_source.enabled\":\"false\"}', {}, ''"
    })
    void saysWhy(String settings, String mappings, String reason) throws IOException {
        assertThat(IncompleteSource.reason(object(settings), object(mappings)).orElse(""))
                .isEqualTo(reason);
    }

    private static ObjectNode object(String json) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(json);
    }
}
