package org.osmigrate.cli;

import java.util.List;
import org.osmigrate.console.Workspace;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.verify.Verification;
import org.osmigrate.verify.VerifyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify",
        description =
                "Compares the target with the snapshot: counts, digests, documents. Exit code 7 when they differ.")
final class VerifyCommand extends Configured {

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Workspace workspace = new Workspace(settings())) {
            Snapshot snapshot = workspace.snapshot();
            List<Verification.Pair> pairs = workspace.indices(snapshot).stream()
                    .map(Verification.Pair::sameName)
                    .toList();
            VerifyReport report = new Verification(
                            workspace.target(), workspace.settings().verify(), output.progress())
                    .run(snapshot, pairs);
            return output.print(workspace.reported(report, snapshot));
        }
    }
}
