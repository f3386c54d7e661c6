package org.osmigrate.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Exports of several versions of Kibana, line for line as they are to be imported, with the report. After a wanted change,
 * {@code -Dosmigrate.golden=write} writes what is expected anew; read the difference before it is committed.
 */
class GoldenExportsTest {

    private static final Path FOLDER = Path.of("src/test/resources/org/osmigrate/dashboards");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"kibana-7.6", "kibana-7.17", "kibana-8.11"})
    void becomesWhatIsExpected(String export) throws Exception {
        Path result = folder.resolve("result.ndjson");

        DashboardsReport report = new DashboardsConversion(FOLDER.resolve(export + ".ndjson"), result, false).run();

        String told = report.json().without(List.of("from", "to")).toPrettyString() + "\n";
        Path lines = FOLDER.resolve(export + ".expected.ndjson");
        Path expected = FOLDER.resolve(export + ".report.json");
        if ("write".equals(System.getProperty("osmigrate.golden"))) {
            Files.copy(result, lines, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(expected, told);
        }
        assertThat(Files.readAllLines(result)).isEqualTo(Files.readAllLines(lines));
        assertThat(new ObjectMapper().readTree(told)).isEqualTo(new ObjectMapper().readTree(expected.toFile()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kibana-7.6", "kibana-7.17", "kibana-8.11"})
    void isTakenByAnImport(String export) throws Exception {
        Path result = folder.resolve("result.ndjson");

        DashboardsReport report = new DashboardsConversion(FOLDER.resolve(export + ".ndjson"), result, false).run();

        ImportRules.check(result, report);
    }
}
