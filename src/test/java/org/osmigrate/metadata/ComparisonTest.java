package org.osmigrate.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osmigrate.selection.ObjectKind;

class ComparisonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'settings':{'number_of_shards':1}}|{'settings':{'index':{'number_of_shards':'1'}}}",
                "{'settings':{'query.default_field':'a,b'}}|{'settings':{'index.query.default_field':['a','b']}}",
                "{'mappings':{'dynamic':'true'}}|{'mappings':{'dynamic':true}}",
                "{'mappings':{'properties':{'f':{'type':'scaled_float','scaling_factor':100}}}}"
                        + "|{'mappings':{'properties':{'f':{'scaling_factor':100.0,'type':'scaled_float'}}}}",
                "{'mappings':{'properties':{'o':{'type':'object','properties':{'a':{'type':'long'}}}}}}"
                        + "|{'mappings':{'properties':{'o':{'properties':{'a':{'type':'long'}}}}}}",
                "{'mappings':{'properties':{}}}|{}",
                "{'aliases':{'a':{'routing':'1'}}}|{'aliases':{'a':{'index_routing':'1','search_routing':'1'}}}",
                "{}|{'settings':{'index.uuid':'x','index.version.created':'1','index.replication.type':'DOCUMENT'}}",
                "{'settings':{'index.replication.type':'DOCUMENT'}}|{'settings':{'index.replication.type':'DOCUMENT'}}",
                "{'settings':{'index.final_pipeline':'p'}}|{}",
                "{'settings':{'auto_expand_replicas':'0-1','number_of_replicas':'1'}}"
                        + "|{'settings':{'index.auto_expand_replicas':'0-1','index.number_of_replicas':'0'}}",
                "{'mappings':{'properties':{'w':{'type':'wildcard'}}}}"
                        + "|{'mappings':{'properties':{'w':{'type':'wildcard','doc_values':true}}}}",
                "{'mappings':{'_source':{'enabled':true},'_routing':{'required':false},'properties':{'k':{'type':'keyword',"
                        + "'index':true,'store':false,'doc_values':true,'norms':false,'boost':1.0}}}}"
                        + "|{'mappings':{'properties':{'k':{'type':'keyword'}}}}",
                "{'mappings':{'properties':{'t':{'type':'text','norms':true,'analyzer':'a','search_analyzer':'a'}}}}"
                        + "|{'mappings':{'properties':{'t':{'type':'text','analyzer':'a'}}}}"
            })
    void bodiesThatMeanTheSameAreTheSame(String wanted, String actual) {
        assertThat(index(wanted, actual).differences()).isEmpty();
        assertThat(index(wanted, actual).notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'mappings':{'properties':{'a':{'type':'long'}}}}|{}"
                        + "|mappings.properties.a is absent on the target, {\"type\":\"long\"} in the source",
                "{'mappings':{'properties':{'a':{'type':'long'}}}}"
                        + "|{'mappings':{'properties':{'a':{'type':'long','index':false}}}}"
                        + "|mappings.properties.a.index is false on the target, absent in the source",
                "{'settings':{'number_of_shards':1}}|{'settings':{'number_of_shards':2}}"
                        + "|settings.index.number_of_shards is 2 on the target, 1 in the source",
                "{}|{'aliases':{'x':{}}}|aliases.x is {} on the target, absent in the source",
                "{'mappings':{'dynamic':'strict'}}|{'mappings':{'dynamic':'strict','properties':{'b':{'type':'long'}}}}"
                        + "|mappings.properties is {\"b\":{\"type\":\"long\"}} on the target, absent in the source"
            })
    void differencesAreNamedByPath(String wanted, String actual, String difference) {
        assertThat(index(wanted, actual).differences()).containsExactly(difference);
    }

    @Test
    void fieldsLearnedFromDocumentsAreNoDifferenceInAnIndexButInATemplate() {
        String more = "{'mappings':{'properties':{'a':{'type':'long'},'b':{'type':'long'}}}}";
        String less = "{'mappings':{'properties':{'a':{'type':'long'}}}}";

        assertThat(index(less, more).same()).isTrue();
        assertThat(Comparison.of(new Item.LegacyTemplate("t", Bodies.flat(json(less))), Bodies.flat(json(more)))
                        .same())
                .isFalse();
    }

    @Test
    void tunedSettingsAreNotedAndNoDifference() {
        Comparison comparison =
                index("{'settings':{'refresh_interval':'5s'}}", "{'settings':{'index.refresh_interval':'-1'}}");

        assertThat(comparison.same()).isTrue();
        assertThat(comparison.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.text()).isEqualTo("-1, was 5s"));
    }

    @Test
    void aTemplateMayBeWrittenInEitherForm() {
        Item legacy = new Item.LegacyTemplate("t", Bodies.flat(json("{'index_patterns':['a*'],'order':0}")));
        Item component = new Item.ComponentTemplate(
                "c", Bodies.nested(json("{'template':{'mappings':{'_doc':{'properties':{'a':{'type':'long'}}}}}}")));

        assertThat(Comparison.of(legacy, Bodies.flat(json("{'index_patterns':['a*'],'settings':{},'aliases':{}}")))
                        .differences())
                .isEmpty();
        assertThat(Comparison.of(
                                component,
                                Bodies.nested(json("{'template':{'mappings':{'properties':{'a':{'type':'long'}}}}}")))
                        .differences())
                .isEmpty();
    }

    private static Comparison index(String wanted, String actual) {
        return Comparison.of(new Item.Index("i", Bodies.flat(json(wanted)), true, ""), Bodies.flat(json(actual)));
    }

    private static JsonNode json(String text) {
        return FixtureSnapshot.json(text.replace('\'', '"'));
    }

    /** It had no fields, so the target shows its type until the first document gives it some. */
    @Test
    void fieldsThatAnEmptyObjectLearnedAreNoDifference() {
        assertThat(index(
                                "{'mappings':{'properties':{'o':{'type':'object'}}}}",
                                "{'mappings':{'properties':{'o':{'properties':{'x':{'type':'text'}}}}}}")
                        .differences())
                .isEmpty();
        assertThat(index(
                                "{'mappings':{'properties':{'o':{'type':'object'}}}}",
                                "{'mappings':{'properties':{'o':{'type':'text'}}}}")
                        .differences())
                .isNotEmpty();
    }

    /** What the plugin adds, and the units that it writes, are nothing that anybody asked for. */
    @Test
    void aPolicyIsComparedByWhatWasAskedFor() {
        Item.ClusterObject wanted = policy("""
                {"description":"d","default_state":"hot","states":[{"name":"hot",
                 "actions":[{"rollover":{"min_size":"51200mb","min_index_age":"24h"}}],"transitions":[]}]}""");
        String shown = """
                {"policy_id":"p","description":"d","last_updated_time":1,"schema_version":21,"error_notification":null,
                 "default_state":"hot","states":[{"name":"hot","actions":[{"retry":{"count":3,"backoff":"exponential","delay":"1m"},
                 "rollover":{"min_size":"50gb","min_index_age":"%s","copy_alias":false}}],"transitions":[]}]}""";

        assertThat(Comparison.of(wanted, policy(shown.formatted("1d")).body()).differences())
                .isEmpty();
        assertThat(Comparison.of(wanted, policy(shown.formatted("2d")).body()).differences())
                .isNotEmpty();
    }

    private static Item.ClusterObject policy(String body) {
        return Item.ClusterObject.of(ObjectKind.LIFECYCLE_POLICY, "p", FixtureSnapshot.json(body));
    }
}
