package org.osmigrate.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The JSON Schema (draft 2020-12) of the migration file, from the key table. */
public final class JsonSchema {

    private JsonSchema() {}

    /** The schema of the whole file. */
    public static ObjectNode ofAllKeys() {
        ObjectNode schema = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "osmigrate migration file");
        return block(schema, "");
    }

    private static ObjectNode block(ObjectNode schema, String path) {
        ArrayTypes.objectOrEmpty(schema, !path.isEmpty()).put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        for (String member : Keys.membersOf(path)) {
            String name = member.substring(member.lastIndexOf('.') + 1);
            if (Keys.isSection(member)) {
                section(properties, name, member);
            } else {
                Keys.find(member).filter(Key::isSupported).ifPresent(key -> value(properties.putObject(name), key));
            }
        }
        return schema;
    }

    private static void section(ObjectNode properties, String name, String path) {
        if (name.equals("auth")) {
            ObjectNode either = properties.putObject(name);
            var forms = either.putArray("anyOf");
            forms.addObject().put("const", "none");
            block(forms.addObject(), path);
        } else {
            block(properties.putObject(name), path);
        }
    }

    private static void value(ObjectNode schema, Key key) {
        schema.put("description", key.description());
        type(schema, key.kind());
        if (!key.fallback().isEmpty()) {
            schema.put("default", key.fallback());
        }
    }

    private static void type(ObjectNode schema, Kind kind) {
        switch (kind) {
            case Kind.Switch _ -> schema.put("type", "boolean");
            case Kind.Count(int least, int most) ->
                schema.put("type", "integer").put("minimum", least).put("maximum", most);
            case Kind.Share _ -> schema.put("type", "number").put("minimum", 0).put("maximum", 1);
            case Kind.OneOf(List<String> words, List<String> _) -> words.forEach(schema.putArray("enum")::add);
            case Kind.Patterns _, Kind.ErrorTypes _, Kind.Properties _ ->
                schema.put("type", "array").putObject("items").put("type", "string");
            case Kind.Words(List<String> words) ->
                words.forEach(schema.put("type", "array").putObject("items").putArray("enum")::add);
            case Kind.Changes _ ->
                schema.put("type", "array").putObject("items").put("type", "object");
            case Kind.Nothing _ -> schema.put("type", "array").put("maxItems", 0);
            case Kind.Text _, Kind.User _, Kind.Session _, Kind.Product _ -> ArrayTypes.of(schema, "string", "number");
            case Kind.Url _ -> schema.put("type", "string").put("pattern", "^https?://[^@]+$");
            case Kind.Log _ -> schema.put("type", "string").put("pattern", "^(file:///|kafka://[^@]+/).+$");
            case Kind.Size _ -> schema.put("type", "string").put("pattern", "^[0-9.]+ ?([kKmMgGtT]?[bB]|[kKmMgGtT])$");
            case Kind.Time _ -> schema.put("type", "string").put("pattern", "^([0-9]+ ?(ms|s|m|h|d)|P.+)$");
            case Kind.File _, Kind.Place _, Kind.Variable _, Kind.Repository _, Kind.Later _ ->
                schema.put("type", "string");
        }
    }

    /** A member that takes several JSON types. */
    private static final class ArrayTypes {

        static void of(ObjectNode schema, String... types) {
            List.of(types).forEach(schema.putArray("type")::add);
        }

        /** A block without members may be left empty, which is null in YAML. */
        static ObjectNode objectOrEmpty(ObjectNode schema, boolean mayBeEmpty) {
            if (mayBeEmpty) {
                of(schema, "object", "null");
            } else {
                schema.put("type", "object");
            }
            return schema;
        }
    }
}
