package org.osmigrate.cli;

import org.osmigrate.console.StatusReport;
import org.osmigrate.console.Workspace;
import org.osmigrate.work.WorkIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Shows how far a session is: bytes, documents, rate and time left per index.")
final class StatusCommand extends Configured {

    private static final long EVERY_MILLIS = 2000;

    @Mixin
    private OutputOptions output;

    @Option(names = "--watch", description = "Show it every two seconds until all documents are read.")
    private boolean watch;

    @Override
    public Integer call() throws InterruptedException {
        try (Workspace workspace = new Workspace(settings())) {
            WorkIndex work = workspace.work();
            StatusReport status = StatusReport.of(work);
            while (watch && !status.allRead()) {
                output.show(status);
                Thread.sleep(EVERY_MILLIS);
                status = StatusReport.of(work);
            }
            return output.print(status);
        }
    }
}
