package org.osmigrate.cli;

import org.osmigrate.console.Workspace;
import org.osmigrate.metadata.MetadataReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "migrate",
        description = "Creates pipelines, indices, aliases, templates, policies; what is there already stays.")
final class MigrateCommand extends Configured {

    @Mixin
    private OutputOptions output;

    @Mixin
    private PageOption page;

    @Override
    public Integer call() {
        try (Workspace workspace = new Workspace(settings())) {
            MetadataReport report =
                    EvaluateCommand.migration(workspace, workspace.snapshot()).migrate();
            page.write("Metadata: what was migrated", report);
            return output.print(report);
        }
    }
}
