package org.osmigrate.console;

/** A step of a run, in the order in which they are taken. */
public sealed interface Step {

    /** Its name in plans, status and notes. */
    String name();

    /** What it does, for the plan. */
    String description();

    /** The snapshot is taken at the source. */
    record Snapshot(String description) implements Step {
        @Override
        public String name() {
            return "snapshot";
        }
    }

    /** Templates, indices and aliases are created on the target. */
    record Metadata(String description) implements Step {
        @Override
        public String name() {
            return "metadata";
        }
    }

    /** Documents are moved. */
    record Backfill(String description) implements Step {
        @Override
        public String name() {
            return "backfill";
        }
    }

    /** The target is compared with the snapshot. */
    record Verify(String description) implements Step {
        @Override
        public String name() {
            return "verify";
        }
    }
}
