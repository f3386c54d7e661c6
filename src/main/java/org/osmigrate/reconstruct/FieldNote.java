package org.osmigrate.reconstruct;

/**
 * What a reader of rebuilt documents has to know of one field.
 *
 * @param path the field, names joined by dots
 * @param extent how much of it is rebuilt
 * @param text why, or what is not as it was sent
 */
public record FieldNote(String path, Extent extent, String text) {

    /** How much of a field is rebuilt. */
    public enum Extent {
        /** Nothing. */
        ABSENT,
        /** Its values, but not in the order, number, structure or precision in which they were sent. */
        APPROXIMATE;

        /** A word for reports. */
        public String word() {
            return this == ABSENT ? "absent" : "approximate";
        }
    }

    static FieldNote absent(String path, String text) {
        return new FieldNote(path, Extent.ABSENT, text);
    }

    static FieldNote approximate(String path, String text) {
        return new FieldNote(path, Extent.APPROXIMATE, text);
    }
}
