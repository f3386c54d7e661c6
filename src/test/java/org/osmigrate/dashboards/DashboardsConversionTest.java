package org.osmigrate.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.StorageFailed;
import org.osmigrate.failure.UnsupportedFormat;

class DashboardsConversionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATTERN = """
            {"type":"index-pattern","id":"i","attributes":{"title":"logs-*"},"references":[]}""";

    @TempDir
    private Path folder;

    private DashboardsReport convert(String... lines) throws Exception {
        Files.write(folder.resolve("export.ndjson"), List.of(lines));
        return new DashboardsConversion(folder.resolve("export.ndjson"), result(), true).run();
    }

    private Path result() {
        return folder.resolve("result.ndjson");
    }

    private JsonNode last() throws Exception {
        return JSON.readTree(Files.readAllLines(result()).getLast());
    }

    private static String visualization(String visState, String source, String references) {
        return "{\"type\":\"visualization\",\"id\":\"v\",\"migrationVersion\":{\"visualization\":\"7.17.0\"},"
                + "\"attributes\":{\"title\":\"V\",\"visState\":" + quoted(visState)
                + ",\"kibanaSavedObjectMeta\":{\"searchSourceJSON\":" + quoted(source) + "}},\"references\":"
                + references + "}";
    }

    private static String quoted(String text) {
        return Json.quoted(text);
    }

    @Test
    void aWholeExportEndsWithZero() throws Exception {
        assertThat(convert(PATTERN).exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void oneObjectThatIsNotConvertedIsToldByTheExitCode() throws Exception {
        DashboardsReport report = convert(PATTERN, "{\"type\":\"lens\",\"id\":\"l\",\"attributes\":{\"title\":\"L\"}}");

        assertThat(report.exitCode()).isEqualTo(ExitCode.COMPLETED_WITH_FAILURES);
        assertThat(report.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains("Lens"));
        assertThat(report.tables().toString()).contains("OpenSearch Dashboards has no Lens");
    }

    @Test
    void aPartThatIsLeftOutIsToldByTheExitCode() throws Exception {
        DashboardsReport report = convert("{\"type\":\"index-pattern\",\"id\":\"i\",\"attributes\":{\"title\":\"a\","
                + "\"runtimeFieldMap\":\"{\\\"day\\\":{}}\"},\"references\":[]}");

        assertThat(report.exitCode()).isEqualTo(ExitCode.COMPLETED_WITH_FAILURES);
        assertThat(report.tables().toString()).contains("runtime fields", "day");
    }

    @Test
    void everyObjectIsAccountedFor() throws Exception {
        DashboardsReport report = convert(
                PATTERN,
                "{\"type\":\"a-plugin\",\"id\":\"x\",\"attributes\":{}}",
                visualization("{no", "{}", "[]"),
                "{\"exportedCount\":3,\"missingRefCount\":0,\"missingReferences\":[]}");

        assertThat(report.json().path("counts").toString())
                .isEqualTo("{\"read\":3,\"converted\":1,\"notConverted\":2,\"written\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "7.4.2, 7.4.2",
        "7.10.0, 7.10.0",
        "7.10.1, 7.10.0",
        "7.17.0, 7.10.0",
        "8.5.0, 7.10.0",
        "10.1.0, 7.10.0",
    })
    void noVersionIsBeyondWhatTheImportKnows(String given, String expected) throws Exception {
        convert("{\"type\":\"visualization\",\"id\":\"v\",\"typeMigrationVersion\":\"" + given
                + "\",\"attributes\":{\"visState\":\"{\\\"type\\\":\\\"vega\\\"}\"},\"references\":[]}");

        assertThat(last().path("migrationVersion").path("visualization").asText())
                .isEqualTo(expected);
    }

    @Test
    void aVersionThatIsNoneIsARefusal() throws Exception {
        assertThat(convert("{\"type\":\"search\",\"id\":\"s\",\"typeMigrationVersion\":\"new\",\"attributes\":{}}")
                        .refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains("'new'"));
    }

    @Test
    void textsThatNeedNoChangeStayAsTheyAre() throws Exception {
        String state = "{ \"type\": \"vega\", \"params\": {\"spec\": \"{a: 1.50}\", \"n\": 1.500, \"e\": 1E+2} }";

        convert(visualization(state, "{ }", "[]"));

        assertThat(last().path("attributes").path("visState").asText()).isEqualTo(state);
    }

    @Test
    void numbersKeepTheirDigitsWhereATextIsWrittenAnew() throws Exception {
        convert(visualization(
                "{\"type\":\"pie\",\"params\":{\"legendDisplay\":\"show\",\"n\":1.500,\"m\":12345678901234567890.25}}",
                "{}",
                "[]"));

        assertThat(last().path("attributes").path("visState").asText())
                .contains("1.500", "12345678901234567890.25", "\"addLegend\":true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"index\":{\"title\":\"x\"}}",
                "{\"query\":{\"esql\":\"from x\"}}",
                "{\"query\":{\"language\":\"eql\",\"query\":\"\"}}",
                "{\"filter\":[{\"meta\":{\"type\":\"combined\",\"params\":[]}}]}",
                "{\"indexRefName\":\"nowhere\"}",
                "[]",
            })
    void aSourceThatCannotBeAskedIsARefusal(String source) throws Exception {
        assertThat(convert(visualization("{\"type\":\"pie\"}", source, "[]")).refused())
                .hasSize(1);
        assertThat(Files.readString(result())).isEmpty();
    }

    @Test
    void aTimeSeriesNeedsTheTitleOfItsIndexPattern() throws Exception {
        String state = "{\"type\":\"metrics\",\"params\":{\"index_pattern_ref_name\":\"m\"}}";
        String references = "[{\"name\":\"m\",\"type\":\"index-pattern\",\"id\":\"i\"}]";

        assertThat(convert(visualization(state, "{}", references)).refused()).hasSize(1);
        assertThat(convert(visualization(state, "{}", references), PATTERN).refused())
                .isEmpty();
        assertThat(last().path("attributes").path("visState").asText()).contains("\"index_pattern\":\"logs-*\"");
    }

    @Test
    void whatHasToBeOnTheTargetAlreadyIsListed() throws Exception {
        DashboardsReport report = convert(visualization(
                "{\"type\":\"pie\"}",
                "{\"indexRefName\":\"n\"}",
                "[{\"name\":\"n\",\"type\":\"index-pattern\",\"id\":\"elsewhere\"}]"));

        assertThat(report.needed())
                .containsExactly(
                        new DashboardsReport.Needed(new Key("index-pattern", "elsewhere"), List.of("visualization v")));
        assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aSecondRunMakesTheSameObjects() throws Exception {
        String dashboard = "{\"type\":\"dashboard\",\"id\":\"d\",\"attributes\":{\"title\":\"D\",\"panelsJSON\":"
                + quoted("[{\"panelIndex\":\"1\",\"embeddableConfig\":{\"savedVis\":{\"type\":\"vega\"}}}]")
                + "},\"references\":[]}";

        convert(dashboard);
        List<String> first = Files.readAllLines(result());
        convert(dashboard);

        assertThat(first).hasSize(2).isEqualTo(Files.readAllLines(result()));
    }

    @ParameterizedTest
    @CsvSource({
        "/app/dashboards#/view/d, /app/dashboards#/view/d",
        "/app/kibana#/dashboard/d?_g=(), /app/dashboards#/view/d?_g=()",
        "/app/kibana#/discover/s, /app/discover#/view/s",
        "/app/kibana#/discover?_a=(), /app/discover#/?_a=()",
        "/app/kibana#/visualize/edit/v, /app/visualize#/edit/v",
        "/app/lens#/edit/l, ''",
        "/app/r/?l=DASHBOARD, ''",
        "http://example.org/app/dashboards, ''",
    })
    void addressesLeadToTheSame(String given, String expected) throws Exception {
        DashboardsReport report =
                convert("{\"type\":\"url\",\"id\":\"u\",\"attributes\":{\"url\":\"" + given + "\"},\"references\":[]}");

        assertThat(report.refused()).hasSize(expected.isEmpty() ? 1 : 0);
        if (!expected.isEmpty()) {
            assertThat(last().path("attributes").path("url").asText()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{\"type\":\"search\"", "{\"id\":\"x\",\"attributes\":{}}", "{} {}"})
    void aLineThatIsNoObjectIsNamedAndNothingIsWritten(String line) {
        assertThatThrownBy(() -> convert(PATTERN, line))
                .isInstanceOf(UnsupportedFormat.class)
                .hasMessageContaining("export.ndjson, line 2");
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains("result"));
    }

    @Test
    void anObjectThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> convert(PATTERN, PATTERN))
                .isInstanceOf(UnsupportedFormat.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("index-pattern i");
    }

    @Test
    void whatExistsIsLeftAlone() throws Exception {
        Path export = Files.writeString(folder.resolve("export.ndjson"), PATTERN);
        Files.writeString(result(), "mine");

        assertThatThrownBy(() -> new DashboardsConversion(export, result(), false).run())
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> new DashboardsConversion(export, export, true).run())
                .isInstanceOf(Conflict.class);
        assertThat(Files.readString(result())).isEqualTo("mine");
        assertThat(Files.readString(export)).isEqualTo(PATTERN);
    }

    @Test
    void filesThatCannotBeUsedAreNamed() throws Exception {
        Path export = folder.resolve("export.ndjson");
        assertThatThrownBy(() -> new DashboardsConversion(export, result(), false).run())
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("export.ndjson");

        Files.writeString(export, PATTERN);
        Path nowhere = folder.resolve("absent").resolve("result.ndjson");
        assertThatThrownBy(() -> new DashboardsConversion(export, nowhere, false).run())
                .isInstanceOf(StorageFailed.class)
                .hasMessageContaining("absent");
    }
}
