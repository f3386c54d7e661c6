package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The full name of a field, as a mapping has it. In a source {@code a.b} may be written as an object in an object, as one
 * member with a dot in its name, or within arrays of objects; all of these are meant.
 *
 * @param name parts separated by dots
 */
public record FieldPath(String name) {

    public FieldPath {
        if (name.isEmpty() || name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
            throw new IllegalArgumentException("'" + name + "' is no field");
        }
    }

    private record Split(String head, String tail) {}

    /** Every way to read the name as a member and the rest. */
    private List<Split> splits() {
        return IntStream.range(0, name.length())
                .filter(i -> name.charAt(i) == '.')
                .mapToObj(i -> new Split(name.substring(0, i), name.substring(i + 1)))
                .toList();
    }

    /** Calls for every object that has the field as a member of its own, with the member's name. */
    void eachOwner(JsonNode node, BiConsumer<ObjectNode, String> found) {
        switch (node) {
            case ArrayNode array -> array.forEach(element -> eachOwner(element, found));
            case ObjectNode object -> {
                for (Split split : splits()) {
                    JsonNode inner = object.path(split.head());
                    if (inner.isContainerNode()) {
                        new FieldPath(split.tail()).eachOwner(inner, found);
                    }
                }
                if (object.has(name)) {
                    found.accept(object, name);
                }
            }
            default -> {}
        }
    }

    /** Replaces every value of the field, those of an array one by one; null stays. */
    void replaceValues(ObjectNode source, UnaryOperator<JsonNode> change) {
        eachOwner(source, (owner, member) -> owner.set(member, replaced(owner.get(member), change)));
    }

    private static JsonNode replaced(JsonNode value, UnaryOperator<JsonNode> change) {
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, replaced(array.get(i), change));
            }
            return array;
        }
        return value.isNull() ? value : change.apply(value);
    }

    /** Sets the field of the whole document, as objects in objects; an object that a value stands in place of is refused. */
    void set(ObjectNode source, JsonNode value) {
        int dot = name.indexOf('.');
        if (dot < 0 || source.has(name)) {
            source.set(name, value);
            return;
        }
        String head = name.substring(0, dot);
        JsonNode inner = source.path(head);
        if (!inner.isMissingNode() && !inner.isObject()) {
            throw new TransformFailed(
                    "field " + name + " cannot be set: " + head + " is " + (inner.isArray() ? "an array" : "a value"));
        }
        ObjectNode object = inner instanceof ObjectNode known ? known : source.putObject(head);
        new FieldPath(name.substring(dot + 1)).set(object, value);
    }
}
