package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.lucene.ValueFields;

/** How the sources of an index are had. */
public sealed interface SourceReading permits SourceReading.AsStored, Joined, Reconstruction {

    /** What has to be read beside stored sources. */
    ValueFields values();

    /** Begins to give sources. */
    Sources begin();

    /** Why and how sources are rebuilt; empty when they are not. */
    default Optional<Reconstruction> reconstruction() {
        return this instanceof Reconstruction reconstruction ? Optional.of(reconstruction) : Optional.empty();
    }

    /**
     * Decides for an index.
     *
     * @param settings flat, each name beginning with {@code index.}
     * @param mappings without a type level
     * @param reconstruct whether incomplete sources are to be rebuilt
     */
    static SourceReading of(ObjectNode settings, ObjectNode mappings, boolean reconstruct) {
        return reconstruct
                ? Reconstruction.of(settings, mappings)
                        .<SourceReading>map(found -> found)
                        .orElse(AsStored.ALWAYS)
                : AsStored.ALWAYS;
    }

    /** The same of an index whose sources get a field that tells parents and children; {@code joinField} is empty for none. */
    static SourceReading of(ObjectNode settings, ObjectNode mappings, boolean reconstruct, String joinField) {
        return joinField.isEmpty() ? of(settings, mappings, reconstruct) : Joined.of(joinField, mappings);
    }

    /** As they are stored, complete or not. */
    record AsStored() implements SourceReading {

        /** The only one. */
        public static final AsStored ALWAYS = new AsStored();

        @Override
        public ValueFields values() {
            return ValueFields.NONE;
        }

        @Override
        public Sources begin() {
            return SourceDocument::source;
        }
    }
}
