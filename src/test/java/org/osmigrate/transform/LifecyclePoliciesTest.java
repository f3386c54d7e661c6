package org.osmigrate.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifecyclePoliciesTest {

    private static final String WHOLE = """
            {"phases":{
              "delete":{"min_age":"90d","actions":{"wait_for_snapshot":{"policy":"nightly"},"delete":{"delete_searchable_snapshot":true}}},
              "hot":{"min_age":"0ms","actions":{"rollover":{"max_size":"50gb","max_age":"30d","max_docs":1000,
                "max_primary_shard_size":"40gb","min_docs":1},"set_priority":{"priority":100}}},
              "warm":{"min_age":"7d","actions":{"forcemerge":{"max_num_segments":1,"index_codec":"best_compression"},
                "shrink":{"number_of_shards":1},"readonly":{},"migrate":{"enabled":true},
                "allocate":{"number_of_replicas":1,"include":{},"require":{"box":"warm"},"total_shards_per_node":2}}},
              "cold":{"min_age":"30d","actions":{"freeze":{},"unfollow":{},"searchable_snapshot":{"snapshot_repository":"r"}}}}}""";

    @Test
    void phasesBecomeStatesAndAgesConditions() {
        JsonNode policy = rewrite(WHOLE).body();

        assertThat(policy.path("default_state").asText()).isEqualTo("hot");
        assertThat(policy.path("states").findValuesAsText("name")).containsExactly("hot", "warm", "cold", "delete");
        assertThat(policy.at("/states/0/transitions"))
                .isEqualTo(json("[{\"state_name\":\"warm\",\"conditions\":{\"min_rollover_age\":\"7d\"}}]"));
        assertThat(policy.at("/states/2/transitions/0/conditions/min_rollover_age")
                        .asText())
                .isEqualTo("90d");
        assertThat(policy.at("/states/3/transitions")).isEmpty();
    }

    @Test
    void actionsBecomeActionsInTheOrderInWhichTheyWereTaken() {
        JsonNode states = rewrite(WHOLE).body().path("states");

        assertThat(states.path(0).path("actions")).isEqualTo(json("""
                [{"index_priority":{"priority":100}},{"rollover":{"min_index_age":"30d","min_doc_count":1000,
                  "min_primary_shard_size":"40gb","min_size":"50gb"}}]"""));
        assertThat(states.path(1).path("actions")).isEqualTo(json("""
                [{"read_only":{}},{"replica_count":{"number_of_replicas":1}},
                 {"allocation":{"require":{"box":"warm"},"wait_for":false}},{"shrink":{"num_new_shards":1}},
                 {"force_merge":{"max_num_segments":1}}]"""));
        assertThat(states.path(2).path("actions")).isEmpty();
        assertThat(states.path(3).path("actions")).isEqualTo(json("[{\"delete\":{}}]"));
    }

    @Test
    void whatIsLostIsSaid() {
        ObjectRewrite rewritten = rewrite(WHOLE);

        assertThat(rewritten.refusal()).isEmpty();
        assertThat(rewritten.findings())
                .filteredOn(Finding.Warning.class::isInstance)
                .extracting(Finding::path)
                .contains(
                        "phases.hot.actions.rollover.min_docs",
                        "phases.warm.actions.forcemerge.index_codec",
                        "phases.warm.actions.allocate.total_shards_per_node",
                        "phases.cold.actions.searchable_snapshot",
                        "phases.delete.actions.wait_for_snapshot",
                        "phases.warm.min_age");
        assertThat(rewritten.findings())
                .filteredOn(Finding.Change.class::isInstance)
                .extracting(Finding::path)
                .contains("phases.warm.actions.migrate", "phases.cold.actions.freeze", "phases.cold.actions.unfollow");
    }

    /** Else an index would be deleted as soon as it is there. */
    @Test
    void aFirstPhaseThatBeginsLaterIsWaitedFor() {
        JsonNode policy = rewrite("{\"phases\":{\"delete\":{\"min_age\":\"30d\",\"actions\":{\"delete\":{}}}}}")
                .body();

        assertThat(policy.path("default_state").asText()).isEqualTo("new");
        assertThat(policy.at("/states/0")).isEqualTo(json("""
                {"name":"new","actions":[],"transitions":[{"state_name":"delete","conditions":{"min_index_age":"30d"}}]}"""));
    }

    @Test
    void templatesThatNameThePolicyAreWhatItIsFor() {
        ObjectRewrite rewritten = LifecyclePolicies.rewrite(
                "p",
                (ObjectNode) json("{\"phases\":{\"hot\":{\"actions\":{}}}}"),
                List.of(new LifecyclePolicies.Use(List.of("logs-*"), 7)));

        assertThat(rewritten.body().path("ism_template"))
                .isEqualTo(json("[{\"index_patterns\":[\"logs-*\"],\"priority\":7}]"));
    }

    /** What is not known may be what keeps an index from being deleted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"phases\":{\"hot\":{\"actions\":{\"invented\":{}}}}}",
                "{\"phases\":{\"tepid\":{\"actions\":{}}}}",
                "{\"phases\":{\"hot\":{\"actions\":{\"rollover\":{\"max_primary_shard_docs\":5}}}}}"
            })
    void whatIsUnknownStopsThePolicy(String policy) {
        assertThat(rewrite(policy).refusal()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0 30 1 * * ?, 30 1 * * *",
        "0 0/15 * * * ?, */15 * * * *",
        "0 5/10 3 ? * MON-FRI, 5-59/10 3 * * 1-5",
        "'0 0 0 1 JAN,JUL ? *', '0 0 1 1,7 *'",
        "0 0 2 ? * 1, 0 2 * * 0",
        "0 0 2 L * ?, ''",
        "30 0 2 * * ?, ''",
        "0 0 2 ? * 6#3, ''",
        "0 0 2 ? * FRI-SUN, ''",
        "0 0 2 ? * 2-8, ''",
        "0 0 2 * * ? 2030, ''",
        "30m, ''"
    })
    void cronExpressionsAreSaidInFiveFieldsOrNotAtAll(String quartz, String unix) {
        assertThat(UnixCron.of(quartz).orElse("")).isEqualTo(unix);
    }

    @Test
    void aSnapshotPolicyKeepsScheduleRetentionAndContent() {
        ObjectRewrite rewritten = SnapshotPolicies.rewrite("nightly", (ObjectNode) json("""
                {"name":"<n-{now/d}>","schedule":"0 30 1 * * ?","repository":"backups",
                 "config":{"indices":["a-*","b"],"ignore_unavailable":true},
                 "retention":{"expire_after":"30d","min_count":5,"max_count":50}}"""));

        assertThat(rewritten.refusal()).isEmpty();
        assertThat(rewritten.body()).isEqualTo(json("""
                {"description":"Snapshot lifecycle policy nightly of the source",
                 "creation":{"schedule":{"cron":{"expression":"30 1 * * *","timezone":"UTC"}}},
                 "deletion":{"schedule":{"cron":{"expression":"30 1 * * *","timezone":"UTC"}},
                   "condition":{"max_age":"30d","min_count":5,"max_count":50}},
                 "snapshot_config":{"indices":"a-*,b","repository":"backups","ignore_unavailable":"true",
                   "include_global_state":"true"}}"""));
    }

    private static ObjectRewrite rewrite(String policy) {
        return LifecyclePolicies.rewrite("p", (ObjectNode) json(policy), List.of());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
