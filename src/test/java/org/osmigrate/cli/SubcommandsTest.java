package org.osmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands through the real main class, as Quarkus starts it. */
@QuarkusMainTest
class SubcommandsTest {

    private static final String NO_FILE = "target/absent.yaml";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console run",
                "console status",
                "console verify",
                "console failed-documents list",
                "console failed-documents count",
                "console failed-documents retry",
                "console init",
                "console config show",
                "console config schema",
                "metadata evaluate",
                "metadata migrate",
                "metadata dashboards export.ndjson --to absent.ndjson",
                "backfill-worker",
            })
    void anUnknownOptionIsAUsageError(String command, QuarkusMainLauncher launcher) {
        LaunchResult result = launcher.launch((command + " --surprise").split(" ", -1));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.getErrorOutput()).contains("unknown option --surprise");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console run",
                "console status",
                "console verify",
                "console failed-documents list",
                "console failed-documents count",
                "console failed-documents retry",
                "console config show",
                "metadata evaluate",
                "metadata migrate",
                "backfill-worker",
            })
    void aMissingFileIsNotFound(String command, QuarkusMainLauncher launcher) {
        LaunchResult result = launcher.launch((command + " -c " + NO_FILE).split(" ", -1));

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.getErrorOutput()).contains(NO_FILE).doesNotContain("Exception");
    }

    @Test
    void theSchemaIsPrinted(QuarkusMainLauncher launcher) {
        LaunchResult result = launcher.launch("console", "config", "schema");

        assertThat(result.exitCode()).isZero();
        assertThat(result.getOutput()).contains("https://json-schema.org/draft/2020-12/schema");
    }
}
