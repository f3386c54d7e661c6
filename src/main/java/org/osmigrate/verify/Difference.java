package org.osmigrate.verify;

/**
 * A document that is not the same on both sides.
 *
 * @param kind what is wrong
 * @param id its {@code _id}
 * @param routing its {@code _routing} in the snapshot, or in the target where the snapshot has none of this id; may be empty
 * @param path the first place that differs: a JSON pointer into the source, {@code _routing} or {@code _source}; empty
 *     unless different
 * @param source the snapshot's value there, shortened
 * @param target the target's value there, shortened
 */
public record Difference(Kind kind, String id, String routing, String path, String source, String target) {

    /** What is wrong with a document. */
    public enum Kind {
        /** In the snapshot only. */
        MISSING,
        /** In the target only. */
        SURPLUS,
        /** In both, with another routing or source. */
        DIFFERENT
    }

    static Difference missing(String id, String routing) {
        return new Difference(Kind.MISSING, id, routing, "", "", "");
    }

    static Difference surplus(String id, String routing) {
        return new Difference(Kind.SURPLUS, id, routing, "", "", "");
    }
}
