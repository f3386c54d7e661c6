package org.osmigrate.cli;

import java.io.PrintWriter;
import org.osmigrate.report.OutputFormat;
import org.osmigrate.report.Progress;
import org.osmigrate.report.ProgressLines;
import org.osmigrate.report.Renderer;
import org.osmigrate.report.Report;
import org.osmigrate.report.Terminal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command prints its result: to stdout in the form asked for; progress goes to stderr. */
final class OutputOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "Form of the output: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private OutputFormat format = OutputFormat.TABLE;

    int print(Report report) {
        show(report);
        return report.exitCode().code();
    }

    void show(Report report) {
        new Renderer(out(), format, Terminal.width()).print(report);
    }

    boolean isForPeople() {
        return format == OutputFormat.TABLE;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    Progress progress() {
        return new ProgressLines(spec.commandLine().getErr(), Terminal.isInteractive());
    }
}
