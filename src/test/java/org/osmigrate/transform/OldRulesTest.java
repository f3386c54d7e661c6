package org.osmigrate.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osmigrate.version.Version;

/** What Elasticsearch 1 to 6 wrote and OpenSearch would refuse. */
class OldRulesTest {

    private static final Version OS3 = Version.parse("OS 3.8");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string'}|{'type':'text'}",
                "{'type':'string','index':'not_analyzed'}|{'type':'keyword'}",
                "{'type':'string','index':'no'}|{'type':'keyword','index':false,'doc_values':false}",
                "{'type':'string','index':'no','doc_values':true}|{'type':'keyword','index':false,'doc_values':true}",
                "{'type':'string','index_analyzer':'a'}|{'type':'text','analyzer':'a'}",
                "{'type':'string','position_offset_gap':5}|{'type':'text','position_increment_gap':5}",
                "{'type':'string','null_value':'x'}|{'type':'text'}",
                "{'type':'string','index':'not_analyzed','null_value':'x'}|{'type':'keyword','null_value':'x'}",
                "{'type':'string','index':'not_analyzed','analyzer':'a'}|{'type':'keyword'}",
                "{'type':'string','fields':{'r':{'type':'string','index':'not_analyzed'}}}"
                        + "|{'type':'text','fields':{'r':{'type':'keyword'}}}",
                "{'type':'string','norms':{'enabled':false}}|{'type':'text','norms':false}",
                "{'type':'string','norms':{'loading':'eager'}}|{'type':'text'}",
                "{'type':'string','omit_norms':true}|{'type':'text','norms':false}",
                "{'type':'integer','norms':{'enabled':false}}|{'type':'integer'}",
                "{'type':'integer','index':'no'}|{'type':'integer','index':false}",
                "{'type':'integer','index':'not_analyzed'}|{'type':'integer','index':true}",
                "{'type':'integer','store':'yes'}|{'type':'integer','store':true}",
                "{'type':'integer','precision_step':4,'include_in_all':false}|{'type':'integer'}",
                "{'type':'geo_point','lat_lon':true,'geohash':true}|{'type':'geo_point'}",
                "{'type':'string','similarity':'default'}|{'type':'text'}",
                "{'type':'date','format':'dateOptionalTime'}|{'type':'date','format':'date_optional_time'}",
                "{'type':'alias','path':'other'}|{'type':'alias','path':'other'}",
                "{'type':'text','index':true,'norms':false}|{'type':'text','index':true,'norms':false}",
                "{'type':'nested','properties':{'s':{'type':'string'}}}|{'type':'nested','properties':{'s':{'type':'text'}}}",
            })
    void fieldsAreRewritten(String before, String after) {
        Rewritten rewritten = mappings("{'properties':{'f':" + before + "}}");

        assertThat(rewritten.refusals()).isEmpty();
        assertThat(rewritten.body().mappings().at("/properties/f")).isEqualTo(json(after));
    }

    @Test
    void dynamicTemplatesAreRewritten() {
        Rewritten rewritten =
                mappings("{'dynamic_templates':[{'s':{'match':'*','mapping':{'type':'{dynamic_type}','index':"
                        + "'not_analyzed'}}}]}");

        assertThat(rewritten.body().mappings().at("/dynamic_templates/0/s/mapping"))
                .isEqualTo(json("{'type':'keyword'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "_timestamp|{'enabled':true}",
                "_ttl|{'enabled':true,'default':'1d'}",
                "_parent|{'type':'p'}",
                "_boost|{'name':'b'}",
                "_analyzer|{'path':'a'}",
                "include_in_all|false"
            })
    void whatATypeKeptOfItsDocumentsIsLeftOutWithAWarning(String key, String value) {
        Rewritten rewritten = mappings("{'" + key + "':" + value + ",'_routing':{'required':true,'path':'x'}}");

        assertThat(rewritten.body().mappings()).isEqualTo(json("{'_routing':{'required':true}}"));
        assertThat(rewritten.findings())
                .filteredOn(Finding.Warning.class::isInstance)
                .singleElement()
                .satisfies(finding -> assertThat(finding.path()).isEqualTo(key));
    }

    @Test
    void whatOnlyServersReadIsLeftOut() {
        Rewritten rewritten = mappings("{'_all':{'enabled':false},'_id':{'path':'x'},'_field_names':{'enabled':true},"
                + "'_source':{'compress':true}}");

        assertThat(rewritten.body().mappings()).isEmpty();
    }

    @Test
    void patternsThatAreReadInAnotherWayAreTold() {
        assertThat(mappings("{'properties':{'d':{'type':'date','format':'YYYY-MM-dd'}}}")
                        .findings())
                .singleElement()
                .isInstanceOf(Finding.Warning.class);
        assertThat(mappings("{'properties':{'d':{'type':'date','format':\"yyyy-MM-dd'Y'\"}}}")
                        .findings())
                .isEmpty();
    }

    @Test
    void theStandardFilterIsLeftOutUnlessItIsTheirOwn() {
        String use = "{'index.analysis.analyzer.a.filter':['standard','lowercase']";

        assertThat(settings(use + "}").body().settings())
                .isEqualTo(json("{'index.analysis.analyzer.a.filter':['lowercase']}"));
        String own = use + ",'index.analysis.filter.standard.type':'stop'}";
        assertThat(settings(own).body().settings()).isEqualTo(json(own));
    }

    @ParameterizedTest
    @CsvSource({
        "index.mapper.dynamic",
        "index.legacy.routing.hash.type",
        "index.store.type",
        "index.warmer.enabled",
        "index.translog.flush_threshold_ops",
        "index.codec.bloom.load"
    })
    void oldSettingsAreLeftOut(String name) {
        assertThat(settings("{'" + name + "':'x'}").body().settings()).isEmpty();
    }

    @Test
    void aTemplateOfSeveralTypesIsRefusedAndNamesThem() {
        assertThat(mappings("{'a':{'properties':{}},'b':{'properties':{'x':{'type':'string'}}}}")
                        .refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.text()).contains("a, b", "--multi-type merge"));
    }

    @Test
    void newerVersionsAreLeftAlone() {
        MetadataBody body = body("{}", "{'properties':{'f':{'type':'string','include_in_all':true}}}");

        Rewritten rewritten =
                MetadataRules.between(Version.parse("ES 7.10.2"), OS3).rewrite(body);

        assertThat(rewritten.body()).isEqualTo(body);
    }

    @Test
    void everyRuleHasANameOfItsOwnAReasonAndAPage() {
        List<MetadataRule> rules =
                MetadataRules.between(Version.parse("ES 1.7"), OS3).rules();

        assertThat(rules.stream().map(MetadataRule::name).distinct()).hasSameSizeAs(rules);
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.name()).matches("[a-z-]+");
            assertThat(rule.reason()).isNotBlank().doesNotEndWith(".");
            assertThat(rule.documentation()).hasScheme("https");
        });
    }

    private static Rewritten mappings(String mappings) {
        return rewrite(body("{}", mappings));
    }

    private static Rewritten settings(String settings) {
        return rewrite(body(settings, "{}"));
    }

    private static Rewritten rewrite(MetadataBody body) {
        return MetadataRules.between(Version.parse("ES 2.4.6"), OS3).rewrite(body);
    }

    private static MetadataBody body(String settings, String mappings) {
        return MetadataBody.of(json(settings), json(mappings), json("{}"), json("{}"));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper()
                    .enable(com.fasterxml.jackson.core.JsonParser.Feature.ALLOW_SINGLE_QUOTES)
                    .readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
