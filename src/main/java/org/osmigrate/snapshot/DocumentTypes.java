package org.osmigrate.snapshot;

import java.util.List;
import java.util.Set;

/** Which of the documents in its shards an index has: an index that was split shares its shards. */
public sealed interface DocumentTypes {

    /** Every document. */
    record All() implements DocumentTypes {}

    /**
     * The documents of one type.
     *
     * @param type the type
     * @param known every type of the shards
     * @param strays whether documents of unknown types are among them, so that one of the parts does not overlook them
     */
    record One(String type, Set<String> known, boolean strays) implements DocumentTypes {
        public One {
            known = Set.copyOf(known);
        }

        /** Whether a document has a type that no mapping has. */
        public boolean isStray(String ofDocument) {
            return !known.contains(ofDocument);
        }
    }

    /**
     * The documents of several types, in which the same id may occur more than once.
     *
     * @param types the types
     * @param known every type of the shards
     * @param strays whether documents of unknown types are among them
     */
    record Merged(List<String> types, Set<String> known, boolean strays) implements DocumentTypes {
        public Merged {
            types = List.copyOf(types);
            known = Set.copyOf(known);
        }

        /** Of all types of the shards. */
        public Merged(List<String> types) {
            this(types, Set.copyOf(types), true);
        }

        private boolean has(String type) {
            return known.contains(type) ? types.contains(type) : strays;
        }
    }

    /** The documents of the backing indices of a data stream, in which the same id may occur more than once. */
    record Backed(List<String> indices) implements DocumentTypes {
        public Backed {
            indices = List.copyOf(indices);
        }
    }

    /** Whether every document of the shards is one of them. */
    default boolean isEverything() {
        return switch (this) {
            case All _, Backed _ -> true;
            case Merged merged ->
                merged.strays() && merged.types().size() == merged.known().size();
            case One _ -> false;
        };
    }

    /** Whether a document of a type is one of them. */
    default boolean include(String type) {
        return switch (this) {
            case All _, Backed _ -> true;
            case Merged merged -> merged.has(type);
            case One one -> one.type().equals(type) || (one.strays() && one.isStray(type));
        };
    }
}
