package org.osmigrate.cli;

import org.osmigrate.console.MigrationRun;
import org.osmigrate.console.RunPlan;
import org.osmigrate.console.Workspace;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = "Takes the steps whose blocks the migration file has: snapshot, metadata, backfill, verify."
                + " Run again, it goes on where it stopped.")
final class RunCommand extends Configured {

    @Mixin
    private OutputOptions output;

    @Option(names = "--plan", description = "Print the steps and stop.")
    private boolean planOnly;

    @Override
    public Integer call() {
        RunPlan plan = RunPlan.of(settings());
        if (planOnly) {
            return output.print(plan);
        }
        if (output.isForPeople()) {
            announce(plan);
        }
        try (Workspace workspace = new Workspace(settings())) {
            Report report = new MigrationRun(workspace, output.progress()).run();
            return output.print(report);
        }
    }

    private void announce(Report plan) {
        for (Table table : plan.tables()) {
            output.out().println(table.title() + ":");
            table.rows().forEach(row -> output.out().println("  " + String.join(": ", row)));
        }
        output.out().flush();
    }
}
