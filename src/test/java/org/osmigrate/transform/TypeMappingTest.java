package org.osmigrate.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.ConfigurationInvalid;

class TypeMappingTest {

    @ParameterizedTest
    @ValueSource(strings = {"type-mapping", "TypeMappingSanitizationTransformerProvider"})
    void staticNamesComeBeforeRulesAndTheFirstRuleHolds(String name) throws Exception {
        TypeMapping mapping = read("""
                [ { %s: {
                    "staticMappings": { "activity": { "user": "new_users" } },
                    "regexMappings": [
                      { "sourceIndexPattern": "time-(.*)", "sourceTypePattern": "(cpu)", "targetIndexPattern": "time-$1-$2" },
                      { "sourceIndexPattern": "time-.*|other", "sourceTypePattern": ".+", "targetIndexPattern": "rest" } ],
                    "sourceProperties": { "version": { "major": 5, "minor": 6 } } } } ]
                """.formatted(name));

        assertThat(mapping.of("activity", "user")).contains("new_users");
        assertThat(mapping.of("activity", "tweet")).isEmpty();
        assertThat(mapping.of("time-2017", "cpu")).contains("time-2017-cpu");
        assertThat(mapping.of("time-2017", "disk")).contains("rest");
        assertThat(mapping.of("other", "x")).contains("rest");
        assertThat(mapping.of("another", "x")).isEmpty();
    }

    /** The whole of index and type is replaced, whatever shorter text the pattern fits as well. */
    @Test
    void aRuleReplacesTheWhole() throws Exception {
        TypeMapping mapping = read("""
                - type-mapping:
                    regexMappings:
                      - { sourceIndexPattern: "logs", sourceTypePattern: "a|ab", targetIndexPattern: "x" }
                      - { sourceIndexPattern: "(.+?)", sourceTypePattern: "(.+?)", targetIndexPattern: "$2-$1" }
                """);

        assertThat(mapping.of("logs", "ab")).contains("x");
        assertThat(mapping.of("index", "type")).contains("type-index");
    }

    @Test
    void saysNothingWhereThereIsNone() throws Exception {
        assertThat(read("[]").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - type-mapping: {}                                                          | has nothing
            - type-mapping: { staticMappings: { a: { b: 3 } } }                         | has 3 where a name belongs
            - type-mapping: { staticMappings: { a: b } }                                | where types and names belong
            - type-mapping: { regexMappings: [ { sourceIndexPattern: a, sourceTypePattern: b, targetIndexPattern: "${x}" } ] } | lone $
            - type-mapping: { staticMappings: {}, other: 1 }                            | has other
            - type-mapping: { regexMappings: [ { sourceIndexPattern: a } ] }            | has nothing where a name
            - { indices: [ a ], type-mapping: { staticMappings: { a: { b: c } } } }     | is for some 'indices'
            - type-mapping: { regexMappings: [ { sourceIndexPattern: "(", sourceTypePattern: a, targetIndexPattern: b } ] } | no regular expression
            - type-mapping: { regexMappings: [ { sourceIndexPattern: a, sourceTypePattern: b, targetIndexPattern: $1 } ] } | group $1
            """)
    void whatIsNoTypeMappingIsRefused(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("transforms[0].type-mapping")
                .hasMessageContaining(message);
    }

    private static TypeMapping read(String yaml) throws Exception {
        return Transforms.of(new YAMLMapper().readTree(yaml)).types();
    }
}
