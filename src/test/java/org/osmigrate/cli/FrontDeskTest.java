package org.osmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontDeskTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private FrontDesk.Reception receive(String line) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ");
        return FrontDesk.receive(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @ParameterizedTest
    @CsvSource({
        "console run, console, WARN",
        "console run -v --plan, console, INFO",
        "-v -v metadata evaluate -o json, metadata, DEBUG",
        "backfill-worker --session s --target-host http://h, backfill-worker, WARN",
        "console status --index-allowlist a -c f.yaml, console, WARN",
    })
    void aCommandStartsItsRole(String line, String role, String level) {
        assertThat(receive(line)).isEqualTo(new FrontDesk.Start(role, level));
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "console --help", "console run --help", "metadata -h", "--version", "console run -V"})
    void helpAndVersionAreAnsweredAtOnce(String line) {
        assertThat(receive(line)).isEqualTo(new FrontDesk.Answered(0));
        assertThat(out.toString()).contains("osmigrate");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpListsTheCommandsOfThisVersionAlone() {
        receive("--help");

        assertThat(out.toString())
                .contains("console", "metadata", "backfill-worker")
                .doesNotContain("proxy", "replayer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "consle run|Did you mean console?",
                "console rnu|Did you mean run?",
                "console run --target-uri http://h|Did you mean --target-url?",
                "console run --pln|Did you mean --plan?",
                "metadata evaluate -o xml|table, json, yaml, ndjson",
                "metadata evaluate -c|--config needs a value",
                "metadata evaluate surplus|takes no arguments but options",
                "proxy --listen 127.0.0.1:9202|'osmigrate proxy' is not part of this version",
                "replayer|'osmigrate replayer' is not part of this version",
                "console cutover|'osmigrate console cutover' is not part of this version",
            })
    void aUsageErrorIsExplained(String line, String explanation) {
        assertThat(receive(line)).isEqualTo(new FrontDesk.Answered(2));
        assertThat(err.toString()).contains(explanation);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "console", "metadata", "console config"})
    void aMissingCommandIsAUsageError(String line) {
        assertThat(receive(line)).isEqualTo(new FrontDesk.Answered(2));
        assertThat(err.toString()).contains("Usage: osmigrate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "console run --target-password hunter2|--target-password-env",
                "console run --source-password=hunter2|--source-password-env",
                "console run --SOURCE-PASSWORD=hunter2|--source-password-env",
                "metadata migrate --target-api-key hunter2|--target-api-key-env",
                "--target-password=hunter2|--target-password-env",
                "console run --password hunter2|--target-password-env",
                "console run --target-url http://u:hunter2@h:9200|--target-password-env",
                "console run --source-url=https://u:hunter2@h:9200/p|--source-password-env",
                "console run http://u:hunter2@h|auth.basic.password",
                "console run --target-url http://u:hun/ter2@h|--target-password-env",
                "console run --source-url http://u:hunter2@h:9200|--source-password-env",
                "console status --coordinator-url http://u:hunter2@h:9200|--coordinator-password-env",
                "backfill-worker --coordinator-password hunter2|--coordinator-password-env",
                "metadata evaluate --coordinator-api-key=hunter2|--coordinator-api-key-env",
                "console verify --source-url u:hunter2@h:9200|--source-password-env",
                "console verify --target-host=u:hunter2@h:9200|--target-password-env",
                "console config show --target-auth-basic-password hunter2|--target-password-env",
                "console run --source-token hunter2|--source-password-env",
            })
    void aSecretAmongTheArgumentsIsRefusedAndNotRepeated(String line, String flag) {
        assertThat(receive(line)).isEqualTo(new FrontDesk.Answered(2));
        assertThat(err.toString()).contains(flag).doesNotContain("hunter2").doesNotContain("ter2");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console run --target-passwrd hunter2",
                "console run --target-passwrd=hunter2",
                "console run --plan=hunter2",
                "console run -o hunter2",
                "console run hunter2",
                "console run --version=hunter2",
            })
    void aMistypedOptionsValueIsNotRepeated(String line) {
        assertThat(receive(line)).isEqualTo(new FrontDesk.Answered(2));
        assertThat(err.toString()).isNotEmpty().doesNotContain("hunter2");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anErrorIsJsonWhereTheOutputIsForPrograms() {
        receive("console run --pln -o json");

        assertThat(err.toString()).startsWith("{\"error\":{").contains("\"exit_code\":2");
    }
}
