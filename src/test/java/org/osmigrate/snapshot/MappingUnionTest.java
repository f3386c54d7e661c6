package org.osmigrate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingUnionTest {

    @Test
    void hasTheFieldsOfAllTypes() {
        MappingUnion.United united = unite(
                "{'properties':{'a':{'type':'long'},'o':{'properties':{'x':{'type':'long'}}}}}",
                "{'properties':{'b':{'type':'date'},'o':{'type':'object','properties':{'y':{'type':'long'}}}}}");

        assertThat(united.conflicts()).isEmpty();
        assertThat(united.mapping())
                .isEqualTo(json("{'properties':{'a':{'type':'long'},'o':{'properties':{'x':{'type':'long'},"
                        + "'y':{'type':'long'}}},'b':{'type':'date'}}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'properties':{'f':{'type':'long'}}}|{'properties':{'f':{'type':'string'}}}|field f",
                "{'properties':{'o':{'properties':{'f':{'type':'long'}}}}}"
                        + "|{'properties':{'o':{'properties':{'f':{'type':'date'}}}}}|field o.f",
                "{'properties':{'f':{'type':'string'}}}|{'properties':{'f':{'type':'string','index':'no'}}}|field f",
                "{'properties':{'o':{'type':'nested','properties':{}}}}|{'properties':{'o':{'properties':{}}}}|field o",
                "{'dynamic':'strict'}|{}|dynamic",
                "{}|{'dynamic':'strict'}|dynamic",
                "{'_source':{'enabled':false}}|{}|_source",
                "{'dynamic_templates':[{'t':{'match':'a'}}]}|{'dynamic_templates':[{'t':{'match':'b'}}]}|dynamic template t"
            })
    void neitherTypeWinsWhereTheyDisagree(String one, String other, String named) {
        assertThat(unite(one, other).conflicts())
                .singleElement()
                .asString()
                .contains(named + " (")
                .contains("two");
    }

    @Test
    void documentsOfATypeThatNeedsNoRoutingNeedNone() {
        assertThat(unite("{'_routing':{'required':true}}", "{}").mapping()).isEmpty();
        assertThat(unite("{'_routing':{'required':true}}", "{'_routing':{'required':true}}")
                        .mapping())
                .isEqualTo(json("{'_routing':{'required':true}}"));
    }

    @Test
    void whatNoTargetKnowsIsNoConflict() {
        MappingUnion.United united = unite("{'_parent':{'type':'two'},'_all':{'enabled':false}}", "{}");

        assertThat(united.conflicts()).isEmpty();
        assertThat(united.mapping()).isEmpty();
    }

    private static MappingUnion.United unite(String one, String two) {
        return MappingUnion.of(new TypeMappings(new TreeMap<>(Map.of("one", json(one), "two", json(two)))));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
