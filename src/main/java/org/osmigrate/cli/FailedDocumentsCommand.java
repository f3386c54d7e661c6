package org.osmigrate.cli;

import org.osmigrate.console.FailedDocumentsDesk;
import org.osmigrate.console.Workspace;
import org.osmigrate.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "failed-documents",
        description = "Lists, counts and sends again the documents that could not be moved.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            FailedDocumentsCommand.Show.class,
            FailedDocumentsCommand.Count.class,
            FailedDocumentsCommand.Retry.class
        })
final class FailedDocumentsCommand {

    /** A command that asks the desk. */
    abstract static class Question extends Configured {

        @Mixin
        private OutputOptions output;

        abstract Report answer(FailedDocumentsDesk desk);

        @Override
        public Integer call() {
            try (Workspace workspace = new Workspace(settings())) {
                return output.print(answer(new FailedDocumentsDesk(workspace)));
            }
        }
    }

    @Command(
            name = "list",
            description = "Lists those that are in this machine's folder and were not taken since, each once.")
    static final class Show extends Question {
        @Override
        Report answer(FailedDocumentsDesk desk) {
            return desk.list();
        }
    }

    @Command(name = "count", description = "Counts those of all workers by index and cause, from the session's state.")
    static final class Count extends Question {
        @Override
        Report answer(FailedDocumentsDesk desk) {
            return desk.count();
        }
    }

    @Command(
            name = "retry",
            description = "Sends those in this machine's folder again, under their ids: overwrites what the target has"
                    + " under these. Exit code 10 while any is left.")
    static final class Retry extends Question {
        @Override
        Report answer(FailedDocumentsDesk desk) {
            return desk.retry();
        }
    }
}
