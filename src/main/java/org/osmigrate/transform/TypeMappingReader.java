package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.osmigrate.failure.ConfigurationInvalid;

/**
 * Reads the names and rules of a type mapping, in the form that OpenSearch's Migration Assistant has for it. The version that
 * this form may give of the source is not needed: a snapshot says its own.
 */
final class TypeMappingReader {

    private static final Set<String> MEMBERS = Set.of("staticMappings", "regexMappings", "sourceProperties");
    private static final List<String> RULE = List.of("sourceIndexPattern", "sourceTypePattern", "targetIndexPattern");

    private final BiFunction<String, String, ConfigurationInvalid> invalid;

    /** {@code invalid}: makes a failure of what is wrong and what to do, and knows where in the file that is. */
    TypeMappingReader(BiFunction<String, String, ConfigurationInvalid> invalid) {
        this.invalid = invalid;
    }

    TypeMapping read(JsonNode body) {
        Set<String> unknown = new HashSet<>();
        body.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(MEMBERS);
        if (!unknown.isEmpty() || !(body.has("staticMappings") || body.has("regexMappings"))) {
            throw invalid.apply(
                    "has " + (body.isEmpty() ? "nothing" : String.join(", ", unknown)),
                    "It takes staticMappings, regexMappings or both.");
        }
        return new TypeMapping(names(body.path("staticMappings")), rules(body.path("regexMappings")));
    }

    private Map<String, Map<String, String>> names(JsonNode object) {
        Map<String, Map<String, String>> names = new HashMap<>();
        requireObject(object);
        object.properties().forEach(index -> {
            Map<String, String> ofIndex = new HashMap<>();
            requireObject(index.getValue());
            index.getValue().properties().forEach(type -> ofIndex.put(type.getKey(), text(type.getValue())));
            names.put(index.getKey(), Map.copyOf(ofIndex));
        });
        return names;
    }

    private void requireObject(JsonNode value) {
        if (!value.isObject() && !value.isMissingNode()) {
            throw invalid.apply(
                    "has " + value + " where types and names belong",
                    "staticMappings are written { INDEX: { TYPE: NEW_INDEX } }.");
        }
    }

    private List<TypeMapping.Rule> rules(JsonNode list) {
        List<TypeMapping.Rule> rules = new ArrayList<>();
        list.forEach(rule -> rules.add(rule(rule)));
        return rules;
    }

    private TypeMapping.Rule rule(JsonNode rule) {
        List<String> texts =
                RULE.stream().map(member -> text(rule.path(member))).toList();
        Pattern from = pattern("(?:" + texts.get(0) + ")/(?:" + texts.get(1) + ")");
        Replacement.trouble(from, texts.get(2)).ifPresent(trouble -> {
            throw invalid.apply(trouble, "Correct targetIndexPattern.");
        });
        return new TypeMapping.Rule(from, texts.get(2));
    }

    private Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw invalid.apply(
                    "has a pattern that is no regular expression: " + e.getDescription(), "Correct the pattern.");
        }
    }

    private String text(JsonNode value) {
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw invalid.apply(
                    "has " + (value.isMissingNode() ? "nothing" : value) + " where a name belongs",
                    "A rule has " + String.join(", ", RULE)
                            + "; staticMappings are written { INDEX: { TYPE: NEW_INDEX } }.");
        }
        return value.textValue();
    }
}
