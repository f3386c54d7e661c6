package org.osmigrate.verify;

import java.util.List;
import java.util.function.Consumer;

/** The documents of an index, as the snapshot or the target has them. */
interface Side {

    /** Parts that can be read at once; together they hand over every root document exactly once, at each call anew. */
    List<Part> parts();

    /** Reads a part. */
    @FunctionalInterface
    interface Part {
        void read(Consumer<Fingerprint> documents);
    }
}
