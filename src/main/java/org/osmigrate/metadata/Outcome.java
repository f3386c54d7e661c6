package org.osmigrate.metadata;

import java.util.List;

/** What became of an item. */
public sealed interface Outcome {

    /** It was created on the target. */
    record Created() implements Outcome {}

    /** The target has the very same already; nothing was written. */
    record AlreadyThere() implements Outcome {}

    /** It would be created, and should work. {@code validated}: the target itself has checked the body. */
    record Expected(boolean validated) implements Outcome {}

    /** A trial on the target itself made just this of it. */
    record Accepted() implements Outcome {}

    /** The target has another one, which would give way to it; see {@link Expected}. */
    record Replacing(boolean validated, List<String> differences) implements Outcome {
        public Replacing {
            differences = List.copyOf(differences);
        }
    }

    /** It took the place of another one on the target. */
    record Replaced() implements Outcome {}

    /** The target has another one, which stays because the configuration says so. */
    record Kept(List<String> differences) implements Outcome {
        public Kept {
            differences = List.copyOf(differences);
        }
    }

    /** The target lacks what it belongs to; nothing was written. */
    record Skipped(String reason) implements Outcome {}

    /** Nothing was written for it because of other items. */
    record NotAttempted(String reason) implements Outcome {}

    /** A rule, or the target when asked to check it, says that it cannot be created; nothing was written. */
    record Refused(String reason) implements Outcome {}

    /** The target did not create it, or not as it should be. */
    record Failed(String reason) implements Outcome {}

    /** The target has another one of this name; nothing was written. */
    record Conflicting(List<String> differences) implements Outcome {
        public Conflicting {
            differences = List.copyOf(differences);
        }
    }

    /** In one or a few words. */
    default String label() {
        return switch (this) {
            case Created _ -> "created";
            case AlreadyThere _ -> "already there";
            case Expected _ -> "expected to work";
            case Accepted _ -> "accepted by the target";
            case Replacing _ -> "would be replaced";
            case Replaced _ -> "replaced";
            case Kept _ -> "kept";
            case Skipped _ -> "skipped";
            case NotAttempted _ -> "not attempted";
            case Refused _ -> "would fail";
            case Failed _ -> "failed";
            case Conflicting _ -> "conflict";
        };
    }

    /** Why; empty where there is nothing to say. */
    default String detail() {
        return switch (this) {
            case Created _, AlreadyThere _, Accepted _, Replaced _ -> "";
            case Expected expected -> expected.validated() ? "the target's check found nothing" : "";
            case Replacing replacing -> String.join("; ", replacing.differences());
            case Kept kept -> "metadata.existing is skip; " + String.join("; ", kept.differences());
            case Skipped skipped -> skipped.reason();
            case NotAttempted not -> not.reason();
            case Refused refused -> refused.reason();
            case Failed failed -> failed.reason();
            case Conflicting conflicting -> String.join("; ", conflicting.differences());
        };
    }
}
