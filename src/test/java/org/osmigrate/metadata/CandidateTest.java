package org.osmigrate.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.osmigrate.transform.Finding;
import org.osmigrate.transform.MetadataRules;
import org.osmigrate.version.Version;

class CandidateTest {

    private static final Overrides NO_OVERRIDES = new Overrides(List.of(), Map.of());

    @Test
    void warnsOfEachIndexWhoseDocumentsCannotBeMoved() {
        MetadataRules rules = MetadataRules.between(Version.parse("ES 7.10.2"), Version.parse("OS 3.8.0"));
        FixtureSnapshot snapshot =
                FixtureSnapshot.golden().index("partial", "{}", "{\"_source\":{\"excludes\":[\"secret\"]}}", "{}");

        Map<String, List<String>> warnings = snapshot.indices().stream()
                .map(ReadIndex::of)
                .map(item -> Candidate.of(item, rules, NO_OVERRIDES, false))
                .collect(Collectors.toMap(candidate -> candidate.item().name(), CandidateTest::incomplete));

        assertThat(warnings.remove("nosource"))
                .singleElement()
                .asString()
                .startsWith("_source is disabled: its documents");
        assertThat(warnings.remove("partial")).singleElement().asString().startsWith("_source includes or excludes");
        assertThat(warnings)
                .isNotEmpty()
                .allSatisfy((_, none) -> assertThat(none).isEmpty());
    }

    @Test
    void liftsWhatWouldDropRebuiltSourcesAgainAndTellsOfEachField() {
        MetadataRules rules = MetadataRules.between(Version.parse("ES 8.19.21"), Version.parse("OS 3.8.0"));
        FixtureSnapshot snapshot = FixtureSnapshot.golden()
                .index(
                        "lifted",
                        "{\"index.mapping.source.mode\":\"synthetic\",\"index.version.created\":\"8536000\"}",
                        "{\"_source\":{\"mode\":\"synthetic\",\"excludes\":[\"secret\"]},\"properties\":{"
                                + "\"k\":{\"type\":\"keyword\"},\"secret\":{\"type\":\"text\"}}}",
                        "{}");
        Candidate lifted = snapshot.indices().stream()
                .map(ReadIndex::of)
                .map(item -> Candidate.of(item, rules, NO_OVERRIDES, true))
                .filter(candidate -> candidate.item().name().equals("lifted"))
                .findFirst()
                .orElseThrow();

        assertThat(lifted.item().body().mappings().has("_source")).isFalse();
        assertThat(lifted.item().body().settings().has("index.mapping.source.mode"))
                .isFalse();
        assertThat(lifted.findings())
                .filteredOn(finding -> finding.rule().equals("source-restrictions"))
                .extracting(Finding::path)
                .containsExactlyInAnyOrder("_source.mode", "_source.excludes", "index.mapping.source.mode");
        assertThat(lifted.findings())
                .filteredOn(finding -> finding.rule().equals("reconstructed-sources"))
                .extracting(finding -> finding.path() + " " + finding.text())
                .anySatisfy(text -> assertThat(text).startsWith("lifted _source includes or excludes"))
                .anySatisfy(text -> assertThat(text).startsWith("secret absent: "));
    }

    @Test
    void warnsOfWhatIsTooOldToBeRebuilt() {
        MetadataRules rules = MetadataRules.between(Version.parse("ES 7.10.2"), Version.parse("OS 3.8.0"));
        FixtureSnapshot snapshot = FixtureSnapshot.golden()
                .index("old", "{\"index.version.created\":\"6082399\"}", "{\"_source\":{\"enabled\":false}}", "{}");

        assertThat(snapshot.indices().stream()
                        .map(ReadIndex::of)
                        .map(item -> Candidate.of(item, rules, NO_OVERRIDES, true))
                        .filter(candidate -> candidate.item().name().equals("old"))
                        .map(CandidateTest::incomplete))
                .singleElement()
                .asString()
                .contains("Elasticsearch 6", "refuses it");
    }

    private static List<String> incomplete(Candidate candidate) {
        return candidate.findings().stream()
                .filter(finding -> finding instanceof Finding.Warning)
                .filter(finding -> finding.rule().equals("incomplete-sources"))
                .map(Finding::text)
                .toList();
    }
}
