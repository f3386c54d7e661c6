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

    @Test
    void warnsOfEachIndexWhoseDocumentsCannotBeMoved() {
        MetadataRules rules = MetadataRules.between(Version.parse("ES 7.10.2"), Version.parse("OS 3.8.0"));
        FixtureSnapshot snapshot =
                FixtureSnapshot.golden().index("partial", "{}", "{\"_source\":{\"excludes\":[\"secret\"]}}", "{}");

        Map<String, List<String>> warnings = snapshot.indices().stream()
                .map(ReadIndex::of)
                .map(item -> Candidate.of(item, rules))
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

    private static List<String> incomplete(Candidate candidate) {
        return candidate.findings().stream()
                .filter(finding -> finding instanceof Finding.Warning)
                .filter(finding -> finding.rule().equals("incomplete-sources"))
                .map(Finding::text)
                .toList();
    }
}
