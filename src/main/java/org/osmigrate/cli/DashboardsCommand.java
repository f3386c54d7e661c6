package org.osmigrate.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.osmigrate.dashboards.DashboardsConversion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "dashboards",
        description =
                "Makes exported Kibana saved objects into ones that OpenSearch Dashboards imports. Exit code 10 when"
                        + " some of them, or parts of them, have no counterpart: each is listed.")
final class DashboardsCommand implements Callable<Integer> {

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "EXPORT", description = "The file that Kibana's export has written (NDJSON).")
    private Path export;

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "The file to write.")
    private Path target;

    @Option(names = "--overwrite", description = "Write to it even if it exists.")
    private boolean overwrite;

    @Override
    public Integer call() {
        return output.print(new DashboardsConversion(export, target, overwrite).run());
    }
}
