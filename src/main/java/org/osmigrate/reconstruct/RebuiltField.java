package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.osmigrate.lucene.FieldValue;
import org.osmigrate.lucene.FieldValues;

/**
 * A field that is rebuilt.
 *
 * @param path where it is in the source
 * @param kept the field that keeps its values: itself, or one of its multi-fields
 * @param form how the values are kept
 * @param stored whether stored fields are read, not doc values
 */
record RebuiltField(String path, String kept, ValueForm form, boolean stored) {

    /** Behind a field's name: values that its doc values do not take, as they were sent. */
    private static final String ORIGINAL = "._original";

    private static final String MALFORMED = "._ignore_malformed";

    /** The names of all that is read for it. */
    List<String> names() {
        return List.of(kept, kept + ORIGINAL, path + ORIGINAL, kept + MALFORMED, path + MALFORMED);
    }

    /** Its values in a document; empty for none. */
    List<JsonNode> values(FieldValues document) throws NotRebuilt {
        refuseMalformed(document, kept);
        refuseMalformed(document, path);
        List<JsonNode> values = new ArrayList<>();
        if (stored) {
            addStored(document.stored(kept), values);
        } else {
            for (FieldValue value : document.docValues(kept)) {
                values.addAll(form.docValue(value));
            }
        }
        addStored(originals(document, kept), values);
        if (!kept.equals(path)) {
            refuseTwice(document);
            addStored(originals(document, path), values);
        }
        return values;
    }

    /** Whether a document names it as ignored and has no other trace of it. */
    boolean lostIn(FieldValues document) {
        return !has(document, kept + ORIGINAL) && !has(document, path + ORIGINAL);
    }

    /** What is too long for the multi-field is kept with it or with the field, depending on the version. */
    private void refuseTwice(FieldValues document) throws NotRebuilt {
        if (has(document, kept + ORIGINAL) && has(document, path + ORIGINAL)) {
            throw new NotRebuilt("values of field " + path + " are kept twice");
        }
    }

    private void addStored(List<FieldValue> found, List<JsonNode> values) throws NotRebuilt {
        for (FieldValue value : found) {
            values.add(form.stored(value));
        }
    }

    private static boolean has(FieldValues document, String name) {
        return !document.stored(name).isEmpty() || !document.docValues(name).isEmpty();
    }

    private static List<FieldValue> originals(FieldValues document, String field) throws NotRebuilt {
        if (!document.docValues(field + ORIGINAL).isEmpty()) {
            throw new NotRebuilt(field + ORIGINAL + " has doc values, which are not known");
        }
        return document.stored(field + ORIGINAL);
    }

    private static void refuseMalformed(FieldValues document, String field) throws NotRebuilt {
        if (has(document, field + MALFORMED)) {
            throw new NotRebuilt("field " + field + " had malformed values, which are not read");
        }
    }
}
