package org.osmigrate.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.osmigrate.backfill.BackfillReport;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.Amounts;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;

/** What a run did, step by step. */
public record RunReport(RunPlan plan, String snapshot, List<StepResult> results) implements Report {

    public RunReport {
        results = List.copyOf(results);
    }

    /** A step that was taken. */
    record StepResult(String step, Duration took, Report report) {}

    @Override
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        results.forEach(result -> tables.addAll(result.report().tables()));
        tables.add(new Table(
                "Session " + plan.session() + ": snapshot " + snapshot + " to " + plan.target(),
                List.of("step", "result", "took", "rate"),
                results.stream().map(RunReport::row).toList()));
        return tables;
    }

    private static List<String> row(StepResult result) {
        return List.of(
                result.step(),
                result.report().exitCode().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                String.format(Locale.ROOT, "%.1f s", result.took().toMillis() / 1000.0),
                rate(result));
    }

    private static String rate(StepResult result) {
        if (!(result.report() instanceof BackfillReport backfill)
                || backfill.movedNow().documents() == 0) {
            return "";
        }
        double seconds = Math.max(0.001, backfill.elapsed().toMillis() / 1000.0);
        return String.format(
                Locale.ROOT,
                "%,.0f documents/s, %s/s",
                backfill.movedNow().documents() / seconds,
                Amounts.bytes(backfill.movedNow().sourceBytes() / seconds));
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("session", plan.session())
                .put("snapshot", snapshot)
                .put("target", plan.target().toString())
                .put("exit_code", exitCode().code());
        results.forEach(result -> {
            ObjectNode step = json.putObject(result.step());
            step.put("seconds", result.took().toMillis() / 1000.0)
                    .put("exit_code", result.report().exitCode().code());
            step.setAll(result.report().json());
        });
        return json;
    }

    /** Documents that could not be moved are the cause of the differences they make: they come first. */
    @Override
    public ExitCode exitCode() {
        return codes().filter(code -> code == ExitCode.COMPLETED_WITH_FAILURES)
                .findFirst()
                .or(() -> codes().filter(code -> code != ExitCode.DONE).findFirst())
                .orElse(ExitCode.DONE);
    }

    private Stream<ExitCode> codes() {
        return results.stream().map(result -> result.report().exitCode());
    }

    @Override
    public String hint() {
        return results.stream()
                .map(StepResult::report)
                .filter(report -> report.exitCode() != ExitCode.DONE)
                .map(Report::hint)
                .findFirst()
                .orElse("Everything that was asked for is done; 'osmigrate console verify' proves it again.");
    }
}
