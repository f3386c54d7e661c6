package org.osmigrate.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.ExitCode;

class RendererTest {

    private record Sample(List<Table> tables, ObjectNode json, ExitCode exitCode, String hint) implements Report {}

    private static Sample sample(String cell) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("session", "s");
        json.putArray("indices").addObject().put("index", "a");
        Table table = new Table("Documents", List.of("index", "documents"), List.of(List.of(cell, "12")));
        return new Sample(List.of(table), json, ExitCode.DONE, "Next: verify.");
    }

    private static String render(OutputFormat format, int width, String cell) {
        StringWriter out = new StringWriter();
        new Renderer(new PrintWriter(out), format, width).print(sample(cell));
        return out.toString();
    }

    @Test
    void tablesEndWithTheHint() {
        assertThat(render(OutputFormat.TABLE, 80, "logs"))
                .startsWith("Documents")
                .contains("| index | documents |", "| logs  |        12 |")
                .endsWith("Next: verify." + System.lineSeparator());
    }

    @Test
    void wideContentWrapsToTheTerminal() {
        assertThat(render(OutputFormat.TABLE, 40, "x".repeat(100)).lines())
                .allMatch(line -> line.length() <= 40)
                .anyMatch(line -> line.contains("xxxxxx"));
    }

    @Test
    void jsonIsOneObjectWithoutTheHint() {
        assertThat(render(OutputFormat.JSON, 80, "logs"))
                .startsWith("{")
                .contains("\"session\"")
                .doesNotContain("Next");
    }

    @Test
    void yamlHasTheSameMembers() {
        assertThat(render(OutputFormat.YAML, 80, "logs"))
                .contains("session: \"s\"")
                .contains("- index: \"a\"");
    }

    @Test
    void ndjsonHasALineForEachMemberOfALongList() {
        assertThat(render(OutputFormat.NDJSON, 80, "logs").lines())
                .containsExactly("{\"indices\":{\"index\":\"a\"}}", "{\"session\":\"s\"}");
    }

    @Test
    void progressIsPlainLinesWhereNobodyCanDrawOver() {
        StringWriter err = new StringWriter();
        ProgressLines progress = new ProgressLines(new PrintWriter(err), false);

        progress.begin("backfill", 100, 0);
        progress.advance("a", 50, 2048);
        progress.end();

        assertThat(err.toString())
                .contains("backfill: 50%, 50 documents, 2.0 KiB")
                .doesNotContain("\r")
                .doesNotContain("\u001b");
    }

    @Test
    void amountsAreReadable() {
        assertThat(Amounts.bytes(512)).isEqualTo("512 B");
        assertThat(Amounts.bytes(1536)).isEqualTo("1.5 KiB");
        assertThat(Amounts.duration(Duration.ofSeconds(3723))).isEqualTo("1h 02m 03s");
        assertThat(Amounts.remaining(10, 0)).isEqualTo("-");
        assertThat(Amounts.remaining(10, 4)).isEqualTo("3s");
        assertThat(Amounts.percent(999, 1000)).isEqualTo("99%");
        assertThat(Amounts.percent(0, 0)).isEqualTo("100%");
    }
}
