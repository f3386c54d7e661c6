package org.osmigrate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.cluster.BulkOutcome.Answered;
import org.osmigrate.cluster.BulkOutcome.ItemFailure;
import org.osmigrate.cluster.BulkOutcome.Lost;

class BulkAnswerTest {

    private static final String WHOLE = """
            {"took":3,"errors":true,"items":[
              {"index":{"_id":"a","status":201,"_shards":{"total":1}}},
              {"index":{"status":400,"error":{"type":"mapper_parsing_exception","reason":"failed",
                "caused_by":{"type":"number_format_exception","reason":"For input string"}}}},
              {"index":{"status":429,"error":{"type":"rejected","reason":"full"}}}]}
            """;

    @Test
    void namesEveryRefusedAction() {
        assertThat(read(WHOLE, 3))
                .isEqualTo(new Answered(List.of(
                        new ItemFailure(
                                1,
                                400,
                                "mapper_parsing_exception",
                                "failed; caused by number_format_exception: For input string"),
                        new ItemFailure(2, 429, "rejected", "full"))));
    }

    @Test
    void whatIsNotThereToBeDeletedIsGoneButAMissingIndexIsAFailure() {
        assertThat(read(
                        "{\"errors\":false,\"items\":[{\"delete\":{\"status\":404}},{\"delete\":{\"status\":200}}]}",
                        2))
                .isEqualTo(new Answered(List.of()));
        assertThat(read(
                        "{\"items\":[{\"delete\":{\"status\":404,\"error\":{\"type\":\"index_not_found_exception\","
                                + "\"reason\":\"no such index\"}}}]}",
                        1))
                .isEqualTo(
                        new Answered(List.of(new ItemFailure(0, 404, "index_not_found_exception", "no such index"))));
        assertThat(read("{\"items\":[{\"index\":{\"status\":404}}]}", 1))
                .isEqualTo(new Answered(List.of(new ItemFailure(0, 404, "", ""))));
    }

    @Test
    void neverTakesAMissingItemForSuccess() {
        assertThat(read(WHOLE, 4)).isInstanceOf(Lost.class);
        assertThat(read(WHOLE, 2)).isInstanceOf(Lost.class);
    }

    @Test
    void neverTakesAPartOfAnAnswerForTheWhole() {
        String trimmed = WHOLE.strip();
        for (int length = 0; length < trimmed.length(); length++) {
            assertThat(read(trimmed.substring(0, length), 3))
                    .as("first %d bytes", length)
                    .isInstanceOf(Lost.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>",
                "{\"errors\":false}",
                "{\"items\":{}}",
                "{\"items\":[{}]}",
                "{\"items\":[{\"index\":{}}]}",
                "{\"items\":[{\"index\":{\"status\":\"x\"}}]}",
                "{\"items\":[null]}",
                "{\"items\":[{\"index\":{\"status\":201}},7]}"
            })
    void anythingElseIsLost(String text) {
        assertThat(read(text, 1)).isInstanceOf(Lost.class);
    }

    private static BulkOutcome read(String text, int expected) {
        return BulkAnswer.read(text.getBytes(StandardCharsets.UTF_8), expected);
    }
}
