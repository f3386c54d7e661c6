package org.osmigrate.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.StorageFailed;

/** Reads {@code migration.yaml} into values by key, and knows the line of each. */
final class MigrationFile {

    private final Path file;
    private final JsonParser parser;
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final Set<String> blocks = new HashSet<>();

    private MigrationFile(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static Layer read(Path file) {
        return parse(file, content(file));
    }

    static Layer parse(Path file, String content) {
        YAMLFactory yaml = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = yaml.createParser(content)) {
            return new MigrationFile(file, parser).layer();
        } catch (JsonProcessingException e) {
            throw malformed(file, e);
        } catch (IOException e) {
            throw new StorageFailed(file + " cannot be read: " + e, "Check the disk.", e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new NotFound(
                    "the configuration file " + file + " does not exist",
                    "Give another with -c, or write one with 'osmigrate console init'.",
                    e);
        } catch (AccessDeniedException e) {
            throw new AccessDenied("the configuration file " + file + " may not be read", "Change its permissions.", e);
        } catch (IOException e) {
            throw new ConfigurationInvalid(
                    "the configuration file " + file + " cannot be read: "
                            + e.getClass().getSimpleName(),
                    "It has to be a text file in UTF-8.");
        }
    }

    /** The parser's own message may quote lines of the file, and so a secret: only the place is told. */
    private static ConfigurationInvalid malformed(Path file, JsonProcessingException e) {
        String duplicate =
                e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Duplicate field")
                        ? " has a key twice"
                        : " is not valid YAML";
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        return new ConfigurationInvalid(file + ", line " + line + ":" + duplicate, "Correct the file there.");
    }

    private Layer layer() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            section("");
        } else if (first != null
                && first != JsonToken.VALUE_NULL
                && !parser.getText().isEmpty()) {
            throw at("the file", "is not a YAML mapping", "Begin it with keys like 'target:'.");
        }
        return new Layer(given, blocks);
    }

    private void section(String path) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String member = path.isEmpty() ? name : path + "." + name;
            if (path.isEmpty()) {
                blocks.add(name);
            }
            refuseUnknown(path, member, name);
            parser.nextToken();
            value(member);
        }
    }

    private void refuseUnknown(String path, String member, String name) {
        if (Keys.isSection(member) || Keys.find(member).isPresent()) {
            return;
        }
        List<String> known = Keys.membersOf(path);
        Optional<String> near = Nearest.to(
                name,
                known.stream()
                        .map(other -> other.substring(other.lastIndexOf('.') + 1))
                        .toList());
        throw at(
                member,
                "is not a known key",
                near.map(other -> "Did you mean '" + (path.isEmpty() ? "" : path + ".") + other + "'?")
                        .orElse("Known here: " + String.join(", ", known) + "."));
    }

    private void value(String path) throws IOException {
        Optional<Key> key = Keys.find(path);
        if (key.filter(found -> !found.isSupported()).isPresent()) {
            throw at(path, "is not part of this version", "Leave it out.");
        }
        if (key.filter(found -> found.kind() instanceof Kind.Changes).isPresent()) {
            String origin = place();
            String text = Changes.text(parser);
            if (!text.equals("null")) {
                given.put(path, new Given(List.of(text), origin));
            }
            return;
        }
        switch (parser.currentToken()) {
            case START_OBJECT -> block(path);
            case START_ARRAY -> list(path);
            default -> scalar(path, key);
        }
    }

    private void block(String path) throws IOException {
        if (!Keys.isSection(path)) {
            throw at(path, "takes a value, not a block", "Write it like '" + example(path) + "'.");
        }
        section(path);
    }

    private void list(String path) throws IOException {
        if (Keys.find(path).filter(Key::isList).isEmpty()) {
            throw at(path, "takes no list", "Write it like '" + example(path) + "'.");
        }
        String origin = place();
        List<String> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isScalarValue() || parser.currentToken() == JsonToken.VALUE_NULL) {
                throw at(path, "takes a list of texts", "Write it like '" + example(path) + "'.");
            }
            members.add(parser.getText());
        }
        given.put(path, new Given(members, origin));
    }

    private void scalar(String path, Optional<Key> key) throws IOException {
        boolean empty = parser.currentToken() == JsonToken.VALUE_NULL
                || parser.getText().isEmpty();
        if (key.isPresent()) {
            if (!empty) {
                given.put(path, new Given(List.of(parser.getText()), place()));
            }
        } else if (path.endsWith(".auth") && parser.getText().equals("none")) {
            given.put(path + ".none", new Given(List.of("true"), place()));
        } else if (!empty) {
            throw literal(path);
        }
    }

    private ConfigurationInvalid literal(String path) {
        if (Alternatives.isSecret(path)) {
            return at(
                    path,
                    "is written out in the file",
                    "Secrets are never part of it: write {env: NAME}, {file: /path} or {prompt: true}.");
        }
        return at(
                path,
                "is a block of keys, not a value",
                "Known there: " + String.join(", ", Keys.membersOf(path)) + ".");
    }

    private static String example(String path) {
        return path.substring(path.lastIndexOf('.') + 1) + ": "
                + Keys.find(path).map(key -> Examples.of(key.kind())).orElse("{ ... }");
    }

    private ConfigurationInvalid at(String path, String what, String nextStep) {
        return new ConfigurationInvalid(path + " (" + place() + ") " + what, nextStep);
    }

    private String place() {
        return file + ", line " + parser.currentTokenLocation().getLineNr();
    }
}
