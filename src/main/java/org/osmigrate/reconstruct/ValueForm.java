package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.osmigrate.lucene.FieldValue;

/** How a type of field keeps its values. */
interface ValueForm {

    /** The JSON of a stored value. */
    JsonNode stored(FieldValue value) throws NotRebuilt;

    /** The JSON of what doc values have as one. */
    List<JsonNode> docValue(FieldValue value) throws NotRebuilt;

    /** Reads one kind of value. */
    @FunctionalInterface
    interface Reading {
        JsonNode json(FieldValue value) throws NotRebuilt;
    }

    /** A form whose doc values are each one value. */
    static ValueForm of(Reading stored, Reading docValue) {
        return new ValueForm() {
            @Override
            public JsonNode stored(FieldValue value) throws NotRebuilt {
                return stored.json(value);
            }

            @Override
            public List<JsonNode> docValue(FieldValue value) throws NotRebuilt {
                return List.of(docValue.json(value));
            }
        };
    }

    /** The failure of a value that is not what its type says. */
    static NotRebuilt unexpected(FieldValue value) {
        return new NotRebuilt(
                "a value is kept as " + value.getClass().getSimpleName() + ", which its type does not explain");
    }
}
