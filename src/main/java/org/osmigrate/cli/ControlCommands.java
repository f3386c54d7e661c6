package org.osmigrate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.osmigrate.config.Sizes;
import org.osmigrate.console.ControlReport;
import org.osmigrate.console.Workspace;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.work.Control;
import org.osmigrate.work.Control.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an operator may ask of all workers of a session, from any shell. */
final class ControlCommands {

    private ControlCommands() {}

    /** A command that changes the orders. */
    abstract static class Order extends Configured {

        @Mixin
        private OutputOptions output;

        abstract Control change(Control old);

        @Override
        public Integer call() {
            UnaryOperator<Control> change = this::change;
            try (Workspace workspace = new Workspace(settings())) {
                return output.print(ControlReport.change(workspace.work(), change));
            }
        }
    }

    /** One that may be about some indices only. */
    abstract static class IndexOrder extends Order {

        @Option(
                names = "--index",
                split = ",",
                paramLabel = "INDEX",
                description = "Only these indices, by exact name; default: everything.")
        private List<String> indices = new ArrayList<>();

        final List<String> indices() {
            return indices;
        }
    }

    @Command(name = "pause", description = "Lets the workers of a session wait, wholly or with some indices.")
    static final class Pause extends IndexOrder {
        @Override
        Control change(Control old) {
            if (indices().isEmpty()) {
                return old.in(State.PAUSED);
            }
            Set<String> paused = new TreeSet<>(old.pausedIndices());
            paused.addAll(indices());
            return old.pausing(paused);
        }
    }

    @Command(
            name = "resume",
            description = "Lets the workers of a session go on, after a pause or before the next run after an abort.")
    static final class Resume extends IndexOrder {
        @Override
        Control change(Control old) {
            if (indices().isEmpty()) {
                return old.in(State.RUNNING).pausing(Set.of());
            }
            Set<String> paused = new TreeSet<>(old.pausedIndices());
            indices().forEach(paused::remove);
            return old.pausing(paused);
        }
    }

    @Command(name = "abort", description = "Ends all workers of a session; what they moved is kept.")
    static final class Abort extends Order {
        @Override
        Control change(Control old) {
            return old.in(State.ABORTED);
        }
    }

    @Command(name = "throttle", description = "Limits the source bytes that all workers of a session together send.")
    static final class Limit extends Order {

        @Parameters(paramLabel = "RATE", description = "Bytes per second, like 50mb; 0 for no limit.")
        private String rate = "";

        @Override
        Control change(Control old) {
            return old.limitedTo(rate.equals("0") ? 0 : bytes());
        }

        private long bytes() {
            return Sizes.parse(rate)
                    .orElseThrow(() -> new ConfigurationInvalid(
                            "'" + rate + "' is not a rate", "Write bytes per second with a unit, like 50mb, or 0."));
        }
    }

    @Command(
            name = "prioritize",
            description = "Moves some indices of a session first, in the given order; without any, in no order.")
    static final class Prioritize extends IndexOrder {
        @Override
        Control change(Control old) {
            return old.preferring(indices());
        }
    }
}
