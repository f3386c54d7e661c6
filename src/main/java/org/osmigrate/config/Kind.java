package org.osmigrate.config;

import java.util.List;

/** What a key's value is. Values travel as text until they are asked for; {@link Values} reads the text. */
public sealed interface Kind {

    /** Any text. */
    record Text() implements Kind {}

    /** The name of a user; a colon would be the end of it, and the beginning of a password. */
    record User() implements Kind {}

    /** Lower-case letters, digits and dashes; part of an index name. */
    record Session() implements Kind {}

    /** An http or https URL without user information. */
    record Url() implements Kind {}

    /** Where a snapshot repository is. */
    record Repository() implements Kind {}

    /** A folder, or a location that objects can be written to. */
    record Place() implements Kind {}

    /** A file or folder. */
    record File() implements Kind {}

    /** The name of an environment variable. */
    record Variable() implements Kind {}

    /** Bytes with a unit: {@code 10mb}. */
    record Size() implements Kind {}

    /** A duration with a unit: {@code 30s}, {@code PT10M}. */
    record Time() implements Kind {}

    /** A whole number within limits. */
    record Count(int least, int most) implements Kind {}

    /** A number from 0 to 1. */
    record Share() implements Kind {}

    /** {@code true} or {@code false}. */
    record Switch() implements Kind {}

    /** {@code ES 7.10.2}. */
    record Product() implements Kind {}

    /** One of some words; those of {@code later} are known but not part of this version. */
    record OneOf(List<String> words, List<String> later) implements Kind {
        public OneOf {
            words = List.copyOf(words);
            later = List.copyOf(later);
        }
    }

    /** A list of name patterns. */
    record Patterns() implements Kind {}

    /** A list of types of errors, as servers name them. */
    record ErrorTypes() implements Kind {}

    /** A list of some of these words. */
    record Words(List<String> words) implements Kind {
        public Words {
            words = List.copyOf(words);
        }
    }

    /** Where a log of traffic is. */
    record Log() implements Kind {}

    /** A list of properties, {@code name=value}; secrets among them are not written out. */
    record Properties() implements Kind {}

    /** A list of transformations; it travels as JSON. */
    record Changes() implements Kind {}

    /** A list of which this version implements no member yet: only the empty one is accepted. */
    record Nothing() implements Kind {}

    /** A block or value that a later version implements. */
    record Later() implements Kind {}
}
