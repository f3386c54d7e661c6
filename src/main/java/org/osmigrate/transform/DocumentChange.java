package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One change of documents. The same document is changed in the same way each time. */
public sealed interface DocumentChange {

    /**
     * Changes a source in place or makes another of it; empty for a document that is not to be moved.
     *
     * @throws TransformFailed for a document that it cannot be applied to
     */
    Optional<ObjectNode> apply(ObjectNode source, DocumentName name);

    /** What it is called in the configuration. */
    default String kind() {
        return switch (this) {
            case SetField _ -> "set";
            case RemoveFields _ -> "remove";
            case RenameField _ -> "rename";
            case DropDocuments _ -> "drop";
            case ShiftDates _ -> "shift-dates";
            case Redact _ -> "redact";
            case Program _ -> "jslt";
            case Exec _ -> "exec";
        };
    }

    /**
     * Which document it is.
     *
     * @param index the index it moves to
     */
    record DocumentName(String index, String id, String routing) {}

    /** Sets a field to a value. */
    record SetField(FieldPath field, JsonNode value) implements DocumentChange {
        @Override
        public Optional<ObjectNode> apply(ObjectNode source, DocumentName name) {
            field.set(source, value.deepCopy());
            return Optional.of(source);
        }
    }

    /** Removes fields. */
    record RemoveFields(List<FieldPath> fields) implements DocumentChange {
        public RemoveFields {
            fields = List.copyOf(fields);
        }

        @Override
        public Optional<ObjectNode> apply(ObjectNode source, DocumentName name) {
            fields.forEach(field -> field.eachOwner(source, ObjectNode::remove));
            return Optional.of(source);
        }
    }

    /** Gives a field another name; one that has that name already is refused. */
    record RenameField(FieldPath from, FieldPath to) implements DocumentChange {
        @Override
        public Optional<ObjectNode> apply(ObjectNode source, DocumentName name) {
            List<JsonNode> values = new ArrayList<>();
            from.eachOwner(source, (owner, member) -> values.add(owner.remove(member)));
            if (values.isEmpty()) {
                return Optional.of(source);
            }
            to.eachOwner(source, (_, _) -> {
                throw new TransformFailed("field " + from.name() + " cannot become " + to.name() + ", which is there");
            });
            if (values.size() > 1) {
                throw new TransformFailed("field " + from.name() + " is there " + values.size()
                        + " times, in an array of objects: it cannot become one " + to.name());
            }
            to.set(source, values.getFirst());
            return Optional.of(source);
        }
    }

    /** Leaves out documents of which a field has a value, be it one of several. */
    record DropDocuments(FieldPath field, JsonNode equal) implements DocumentChange {
        @Override
        public Optional<ObjectNode> apply(ObjectNode source, DocumentName name) {
            boolean[] drop = {false};
            field.eachOwner(source, (owner, member) -> drop[0] |= has(owner.get(member)));
            return drop[0] ? Optional.empty() : Optional.of(source);
        }

        private boolean has(JsonNode value) {
            return value.isArray()
                    ? value.valueStream().anyMatch(this::has)
                    : value.asText().equals(equal.asText());
        }
    }

    /** Moves dates by a time, in the form they have. */
    record ShiftDates(List<FieldPath> fields, Duration by) implements DocumentChange {
        public ShiftDates {
            fields = List.copyOf(fields);
        }

        @Override
        public Optional<ObjectNode> apply(ObjectNode source, DocumentName name) {
            fields.forEach(field -> field.replaceValues(source, value -> DateShift.of(field.name(), value, by)));
            return Optional.of(source);
        }
    }

    /** Puts a text in place of whatever fields hold. */
    record Redact(List<FieldPath> fields, String with) implements DocumentChange {
        public Redact {
            fields = List.copyOf(fields);
        }

        @Override
        public Optional<ObjectNode> apply(ObjectNode source, DocumentName name) {
            fields.forEach(field -> field.replaceValues(source, _ -> TextNode.valueOf(with)));
            return Optional.of(source);
        }
    }

    /** What a program of the user's makes of it. */
    record Exec(ExternalProgram program) implements DocumentChange {
        @Override
        public Optional<ObjectNode> apply(ObjectNode source, DocumentName name) {
            return program.run(source, name);
        }
    }

    /** What a program in JSLT makes of it; {@code null} leaves the document out. */
    record Program(JsltProgram program) implements DocumentChange {
        @Override
        public Optional<ObjectNode> apply(ObjectNode source, DocumentName name) {
            return program.run(source, name);
        }
    }
}
