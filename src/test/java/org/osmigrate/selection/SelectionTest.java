package org.osmigrate.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.ConfigurationInvalid;

class SelectionTest {

    @Test
    void nothingSaidMovesEverythingButSystemIndices() {
        Selection selection = select(List.of());

        assertThat(selection.decide("logs-2024").selected()).isTrue();
        assertThat(selection.decide("metricbeat-7.10").selected()).isTrue();
        assertThat(reason(selection, ".kibana_1"))
                .contains("Kibana's saved objects")
                .contains("exact name");
        assertThat(reason(selection, ".ds-app-000001")).contains("backing index of a data stream");
        assertThat(selection.narrowed()).isFalse();
    }

    @Test
    void excludeWinsOverAnExactInclude() {
        Selection selection = select(List.of("logs-2024", "logs-*"), "logs-2*");

        assertThat(reason(selection, "logs-2024")).isEqualTo("excluded by 'logs-2*'");
        assertThat(selection.decide("logs-1999").selected()).isTrue();
    }

    @Test
    void aLeadingMinusExcludesAndKeepsTheDefault() {
        Selection selection = select(List.of("-logs-*", "-regex:tmp[0-9]+"));

        assertThat(selection.decide("products").selected()).isTrue();
        assertThat(selection.decide("tmp1x").selected()).isTrue();
        assertThat(reason(selection, "tmp12")).isEqualTo("excluded by 'regex:tmp[0-9]+'");
        assertThat(reason(selection, "logs-1")).isEqualTo("excluded by 'logs-*'");
        assertThat(selection.narrowed()).isTrue();
    }

    @Test
    void globsAndExpressionsNeverMatchSystemIndicesButAnExactNameDoes() {
        Selection selection = select(List.of(".kib*", "regex:\\.watch.*", ".tasks"));

        assertThat(selection.decide(".kibana_1").selected()).isFalse();
        assertThat(selection.decide(".watches").selected()).isFalse();
        assertThat(selection.decide(".tasks").selected()).isTrue();
        assertThat(selection.named()).containsExactly(".tasks");
    }

    @Test
    void globsInExcludeLeaveASystemIndexAloneThatIsIncludedByItsName() {
        Selection selection = select(List.of(".kibana_1", ".tasks", "*"), "*_1", "regex:\\..*", ".tasks");

        assertThat(selection.decide(".kibana_1").selected()).isTrue();
        assertThat(reason(selection, ".tasks")).isEqualTo("excluded by '.tasks'");
        assertThat(reason(selection, ".watches")).contains("exact name");
        assertThat(reason(selection, "logs_1")).isEqualTo("excluded by '*_1'");
    }

    @Test
    void anExpressionHasToMatchTheWholeName() {
        Selection selection = select(List.of("regex:logs-\\d+"));

        assertThat(selection.decide("logs-1").selected()).isTrue();
        assertThat(reason(selection, "logs-1-old")).isEqualTo("not among those to include");
    }

    @Test
    void aMalformedExpressionIsNamed() {
        assertThatThrownBy(() -> select(List.of("regex:logs-[")))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("'regex:logs-['");
        assertThatThrownBy(() -> select(List.of("a"), "regex:(")).isInstanceOf(ConfigurationInvalid.class);
        assertThatThrownBy(() -> select(List.of(" "))).isInstanceOf(ConfigurationInvalid.class);
    }

    @Test
    void addingASystemIndexToEverythingNarrowsNothing() {
        assertThat(select(List.of("*", ".kibana_1")).narrowed()).isFalse();
    }

    private static Selection select(List<String> include, String... exclude) {
        return new Selection(include, List.of(exclude));
    }

    private static String reason(Selection selection, String name) {
        assertThat(selection.decide(name)).isInstanceOf(Verdict.LeftOut.class);
        return ((Verdict.LeftOut) selection.decide(name)).reason();
    }
}
