package org.osmigrate.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osmigrate.selection.Scope.Template;

class ScopeTest {

    private static final Set<String> SELECTED = Set.of("logs-2024");
    private static final Scope NARROWED = Scope.following(new Selection(List.of("logs-*"), List.of()));

    @Test
    void everythingMovesTemplatesThatNoIndexUses() {
        assertThat(Scope.everything()
                        .indexTemplate(template("future", "future-*"), SELECTED)
                        .selected())
                .isTrue();
        assertThat(Scope.everything()
                        .componentTemplate(template("spare"), Set.of())
                        .selected())
                .isTrue();
    }

    @Test
    void narrowedIndicesKeepOnlyTheTemplatesTheyUseAndSaySo() {
        assertThat(NARROWED.legacyTemplate(template("logs", "logs-*"), SELECTED).selected())
                .isTrue();
        assertThat(NARROWED.legacyTemplate(template("metrics", "metrics-*"), SELECTED))
                .isEqualTo(new Verdict.LeftOut("indices are narrowed, and none of the selected indices uses it"));
        assertThat(NARROWED.componentTemplate(template("base"), Set.of("base")).selected())
                .isTrue();
        assertThat(NARROWED.componentTemplate(template("other"), Set.of("base")))
                .isEqualTo(
                        new Verdict.LeftOut("indices are narrowed, and no migrated index template is composed of it"));
    }

    @Test
    void explicitTemplatesAreIndependentOfTheIndices() {
        TemplateChoice all = new TemplateChoice.Explicit(List.of("*"), List.of());
        Scope scope = new Scope(NARROWED.indices(), all, all, all);

        assertThat(scope.indexTemplate(template("metrics", "metrics-*"), SELECTED)
                        .selected())
                .isTrue();
        assertThat(scope.componentTemplate(template("spare"), Set.of()).selected())
                .isTrue();
    }

    @Test
    void whatAProductInstalledIsLeftOutWithTheReason() {
        Template managed = new Template("metrics", List.of("metrics-*-*"), true);

        assertThat(Scope.everything().indexTemplate(managed, SELECTED))
                .isEqualTo(new Verdict.LeftOut("system object (the product marks it as managed);"
                        + " only its exact name in include moves it"));
        assertThat(Scope.everything()
                        .indexTemplate(template("metrics", "metrics-*"), SELECTED)
                        .selected())
                .isTrue();
        assertThat(Scope.everything()
                        .legacyTemplate(template(".watches", "*"), SELECTED)
                        .selected())
                .isFalse();
    }

    private static Template template(String name, String... patterns) {
        return new Template(name, List.of(patterns), false);
    }
}
