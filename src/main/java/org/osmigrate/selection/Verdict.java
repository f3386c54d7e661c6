package org.osmigrate.selection;

/** Whether a named thing is migrated. */
public sealed interface Verdict {

    /** It is migrated. */
    record Selected() implements Verdict {}

    /** It is left out; the reason is shown to the user. */
    record LeftOut(String reason) implements Verdict {}

    /** Whether it is migrated. */
    default boolean selected() {
        return this instanceof Selected;
    }
}
