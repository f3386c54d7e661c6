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
            case Expected expected -> expected.validated() ? "accepted by the target's check" : "expected to work";
            case NotAttempted _ -> "not attempted";
            case Refused _ -> "would fail";
            case Failed _ -> "failed";
            case Conflicting _ -> "conflict";
        };
    }

    /** Why; empty where there is nothing to say. */
    default String detail() {
        return switch (this) {
            case Created _, AlreadyThere _, Expected _ -> "";
            case NotAttempted not -> not.reason();
            case Refused refused -> refused.reason();
            case Failed failed -> failed.reason();
            case Conflicting conflicting -> String.join("; ", conflicting.differences());
        };
    }
}
