package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.selection.NamePattern;

/** Reads the list of transformations of a migration file. */
final class TransformReader {

    private static final Pattern TIME = Pattern.compile("([+-]?)(\\d{1,9})\\s?(ms|s|m|h|d)");
    private static final String TYPE_MAPPING = "type-mapping";

    /** What OpenSearch's Migration Assistant calls it. */
    private static final String THEIR_TYPE_MAPPING = "TypeMappingSanitizationTransformerProvider";

    private static final Set<String> KINDS = Set.of(
            "rename-index",
            "set",
            "remove",
            "rename",
            "drop",
            "shift-dates",
            "redact",
            "jslt",
            "exec",
            "override",
            TYPE_MAPPING,
            THEIR_TYPE_MAPPING);

    private static final String OVERRIDE = "It takes settings, mappings or both, and templates: a list of names.";

    private final JsonNode list;
    private final List<IndexRename> renames = new ArrayList<>();
    private final List<Transforms.OfIndices> changes = new ArrayList<>();
    private final List<IndexOverride> overrides = new ArrayList<>();
    private TypeMapping types = TypeMapping.NONE;
    private final StringBuilder programs = new StringBuilder();
    private String place = "transforms";

    TransformReader(JsonNode list) {
        this.list = list;
    }

    Transforms read() {
        if (!list.isArray()) {
            throw invalid("is not a list", "Write it like 'transforms: [ { remove: { fields: [ a ] } } ]'.");
        }
        for (int i = 0; i < list.size(); i++) {
            place = "transforms[" + i + "]";
            entry(list.get(i));
        }
        return new Transforms(list + programs.toString(), renames, changes, overrides, types);
    }

    private void entry(JsonNode entry) {
        Set<String> names = names(entry);
        names.remove("indices");
        if (names.size() != 1 || !KINDS.containsAll(names)) {
            throw invalid(
                    "is " + (names.isEmpty() ? "empty" : String.join(" and ", names)),
                    "An entry is one of " + String.join(", ", new TreeSet<>(KINDS))
                            + ", and 'indices' if it is for some.");
        }
        String kind = names.iterator().next();
        place += "." + kind;
        JsonNode body = entry.get(kind);
        switch (kind) {
            case "rename-index" -> renames.add(rename(body));
            case TYPE_MAPPING, THEIR_TYPE_MAPPING -> types = typeMapping(entry, body);
            case "override" -> overrides.add(override(patterns(entry.path("indices"), "indices"), body));
            default ->
                changes.add(new Transforms.OfIndices(patterns(entry.path("indices"), "indices"), change(kind, body)));
        }
    }

    private TypeMapping typeMapping(JsonNode entry, JsonNode body) {
        if (entry.has("indices") || !types.isEmpty()) {
            throw invalid(
                    entry.has("indices") ? "is for some 'indices'" : "is there twice",
                    "Write one for all: it names its indices.");
        }
        return new TypeMappingReader(this::invalid).read(body);
    }

    /** For all indices where it names neither indices nor templates. */
    private IndexOverride override(List<NamePattern> indices, JsonNode body) {
        Set<String> members = names(body);
        if (members.isEmpty() || !Set.of("settings", "mappings", "templates").containsAll(members)) {
            throw invalid("has " + (members.isEmpty() ? "nothing" : String.join(", ", members)), OVERRIDE);
        }
        ObjectNode settings = settings(object(body, "settings"));
        ObjectNode mappings = object(body, "mappings");
        if (settings.isEmpty() && mappings.isEmpty()) {
            throw invalid("changes nothing", OVERRIDE);
        }
        List<NamePattern> templates = patterns(body.path("templates"), "templates");
        boolean all = indices.isEmpty() && templates.isEmpty();
        return new IndexOverride(all ? List.of(NamePattern.parse("*")) : indices, templates, settings, mappings);
    }

    private ObjectNode object(JsonNode body, String member) {
        JsonNode value = body.path(member);
        if (value.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!(value instanceof ObjectNode object)) {
            throw invalid("has '" + member + "' that are no object", OVERRIDE);
        }
        return object;
    }

    /** Flat and full names, as bodies have them; a null is kept. */
    private static ObjectNode settings(ObjectNode given) {
        ObjectNode flat = FlatSettings.of(given);
        nulls("", given, flat);
        return flat;
    }

    private static void nulls(String path, ObjectNode given, ObjectNode flat) {
        given.properties().forEach(setting -> {
            String name = path + setting.getKey();
            if (setting.getValue() instanceof ObjectNode object) {
                nulls(name + ".", object, flat);
            } else if (setting.getValue().isNull()) {
                flat.putNull(name.startsWith("index.") ? name : "index." + name);
            }
        });
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }

    private DocumentChange change(String kind, JsonNode body) {
        return switch (kind) {
            case "set" -> {
                requireMembers(body, "field", "value");
                yield new DocumentChange.SetField(field(text(body, "field")), body.get("value"));
            }
            case "remove" -> {
                requireMembers(body, "fields");
                yield new DocumentChange.RemoveFields(fields(body));
            }
            case "rename" -> {
                requireMembers(body, "from", "to");
                yield new DocumentChange.RenameField(field(text(body, "from")), field(text(body, "to")));
            }
            case "drop" -> {
                requireMembers(body, "field", "equals");
                yield new DocumentChange.DropDocuments(field(text(body, "field")), scalar(body.get("equals")));
            }
            case "shift-dates" -> {
                requireMembers(body, "fields", "by");
                yield new DocumentChange.ShiftDates(fields(body), time(text(body, "by")));
            }
            case "redact" -> {
                requireMembers(body, "fields", "with");
                yield new DocumentChange.Redact(fields(body), text(body, "with"));
            }
            case "jslt" -> new DocumentChange.Program(program(body));
            case "exec" -> new DocumentChange.Exec(external(body));
            default -> throw new IllegalStateException(kind);
        };
    }

    private ExternalProgram external(JsonNode body) {
        Set<String> members = names(body);
        JsonNode command = body.path("command");
        if (!Set.of("command", "timeout").containsAll(members) || !command.isArray() || command.isEmpty()) {
            throw invalid(
                    "has " + (members.isEmpty() ? "nothing" : String.join(", ", members)),
                    "It takes a command, a list like [ node, change.js ], and a timeout if it is not 10s.");
        }
        List<String> words =
                command.valueStream().map(word -> scalar(word).asText()).toList();
        Duration patience = body.has("timeout") ? time(text(body, "timeout")) : Duration.ofSeconds(10);
        if (!patience.isPositive()) {
            throw invalid("has a timeout that is not positive", "Write it like 10s.");
        }
        return new ExternalProgram(words, patience);
    }

    private JsltProgram program(JsonNode body) {
        if (body.isTextual()) {
            return JsltProgram.of(body.textValue());
        }
        requireMembers(body, "file");
        Path file = Path.of(text(body, "file"));
        try {
            String program = Files.readString(file);
            programs.append('\n').append(program);
            return JsltProgram.of(program);
        } catch (IOException e) {
            throw invalid("names " + file + ", which cannot be read: " + e, "Give the path of a program in JSLT.");
        }
    }

    private IndexRename rename(JsonNode body) {
        requireMembers(body, "from", "to");
        try {
            Pattern from = Pattern.compile(text(body, "from"));
            IndexRename rename = new IndexRename(from, text(body, "to"));
            requireGroups(from, rename.to());
            return rename;
        } catch (PatternSyntaxException e) {
            throw invalid("has a pattern that is no regular expression: " + e.getDescription(), "Correct 'from'.");
        }
    }

    private void requireGroups(Pattern from, String to) {
        Replacement.trouble(from, to).ifPresent(trouble -> {
            throw invalid(trouble, "Correct 'to'.");
        });
    }

    private void requireMembers(JsonNode body, String... members) {
        if (!names(body).equals(Set.of(members))) {
            throw invalid(
                    "has " + (names(body).isEmpty() ? "nothing" : String.join(", ", names(body))),
                    "It takes " + String.join(" and ", members) + ".");
        }
    }

    private String text(JsonNode body, String member) {
        return scalar(body.get(member)).asText();
    }

    private JsonNode scalar(JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw invalid("has " + value + " where a single value belongs", "Correct it there.");
        }
        return value;
    }

    private List<FieldPath> fields(JsonNode body) {
        JsonNode names = body.get("fields");
        if (!names.isArray() || names.isEmpty()) {
            throw invalid("has no list of fields", "Write it like 'fields: [ a, b.c ]'.");
        }
        return names.valueStream().map(name -> field(scalar(name).asText())).toList();
    }

    private FieldPath field(String name) {
        try {
            return new FieldPath(name);
        } catch (IllegalArgumentException e) {
            throw invalid("has a name of a field that is none: " + e.getMessage(), "Write it like a.b.");
        }
    }

    private List<NamePattern> patterns(JsonNode indices, String member) {
        if (indices.isMissingNode()) {
            return List.of();
        }
        if (!indices.isArray() || indices.isEmpty()) {
            throw invalid(
                    "has '" + member + "' that are no list of patterns",
                    "Write it like '" + member + ": [ \"logs-*\" ]'.");
        }
        return indices.valueStream()
                .map(pattern -> NamePattern.parse(scalar(pattern).asText()))
                .toList();
    }

    private Duration time(String text) {
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) {
            return isoTime(text.strip());
        }
        long number = Long.parseLong(matcher.group(2));
        Duration time = switch (matcher.group(3)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        return matcher.group(1).equals("-") ? time.negated() : time;
    }

    private Duration isoTime(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw invalid("has '" + text + "', which is no time", "Write it with its unit, like -30d or 90m.");
        }
    }

    private ConfigurationInvalid invalid(String what, String nextStep) {
        return new ConfigurationInvalid(place + " " + what, nextStep);
    }
}
