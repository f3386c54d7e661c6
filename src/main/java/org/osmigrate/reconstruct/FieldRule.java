package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides of one field whether and from where it is rebuilt.
 *
 * @param origin what created the index
 * @param derived whether the cluster itself makes sources out of fields, and so stores what they would lack
 */
record FieldRule(Origin origin, boolean derived) {

    /** The field, if it is rebuilt, and what to know of it. */
    record Decision(List<RebuiltField> field, List<FieldNote> notes) {

        static Decision absent(String path, String why) {
            return new Decision(List.of(), List.of(FieldNote.absent(path, why)));
        }
    }

    Decision decide(String path, String type, ObjectNode definition) {
        Optional<ValueForm> form = Forms.of(type, definition, origin);
        if (form.isEmpty()) {
            String what = type.startsWith("date") ? "date format " + definition.path("format") : "type " + type;
            return Decision.absent(path, what + " is not read back");
        }
        if (definition.path("store").asBoolean(false)) {
            return rebuilt(new RebuiltField(path, path, form.get(), true), type, definition);
        }
        if (definition.path("doc_values").asBoolean(Forms.docValuesByDefault(type, origin, derived))) {
            return rebuilt(new RebuiltField(path, path, form.get(), false), type, definition);
        }
        return type.equals("text")
                ? text(path, definition)
                : Decision.absent(path, "it has neither doc values nor a stored field");
    }

    /** A text that is not stored may have a keyword beside it that holds the same. */
    private Decision text(String path, ObjectNode definition) {
        for (Map.Entry<String, JsonNode> entry : definition.path("fields").properties()) {
            JsonNode beside = entry.getValue();
            boolean stored = beside.path("store").asBoolean(false);
            if (isSame(beside) && (stored || beside.path("doc_values").asBoolean(true))) {
                String kept = path + "." + entry.getKey();
                RebuiltField field = new RebuiltField(path, kept, TextForms.TEXT, stored);
                return rebuilt(field, "keyword", definition);
            }
        }
        return derived
                ? rebuilt(new RebuiltField(path, path, TextForms.TEXT, true), "text", definition)
                : Decision.absent(path, "the text is neither stored nor kept whole in a keyword");
    }

    private boolean isSame(JsonNode beside) {
        return beside.path("type").asText().equals("keyword")
                && !beside.has("normalizer")
                && !beside.has("null_value")
                && (origin.tellsTooLong() || !beside.has("ignore_above"));
    }

    private Decision rebuilt(RebuiltField field, String type, ObjectNode definition) {
        String loss = String.join("; ", losses(field, type, definition));
        return new Decision(
                List.of(field), loss.isEmpty() ? List.of() : List.of(FieldNote.approximate(field.path(), loss)));
    }

    private List<String> losses(RebuiltField field, String type, ObjectNode definition) {
        List<String> losses = new ArrayList<>();
        Stream.of(field.stored() ? "" : Forms.lossOfDocValues(type), Forms.lossOfType(type))
                .filter(loss -> !loss.isEmpty())
                .forEach(losses::add);
        if (definition.has("null_value")) {
            losses.add("null becomes " + definition.path("null_value"));
        }
        if (definition.has("normalizer")) {
            losses.add("texts are as the normalizer made them");
        }
        if (definition.has("ignore_above") && !origin.tellsTooLong()) {
            losses.add("texts longer than " + definition.path("ignore_above").asText() + " are lost");
        }
        return losses;
    }
}
