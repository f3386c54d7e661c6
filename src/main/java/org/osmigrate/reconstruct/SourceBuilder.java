package org.osmigrate.reconstruct;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osmigrate.lucene.FieldValue;
import org.osmigrate.lucene.FieldValues;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.reconstruct.Reconstruction.Scheme;
import org.osmigrate.transform.JsonSources;

/** Rebuilds sources. Not for several threads at once. */
final class SourceBuilder {

    private static final int DEPTH = 1100;

    private final Scheme scheme;
    private final boolean recovery;
    private final JsonSources sources = new JsonSources();
    private final IgnoredSource ignoredSource = new IgnoredSource();
    private final ObjectMapper json = mapper();

    SourceBuilder(Scheme scheme, boolean recovery) {
        this.scheme = scheme;
        this.recovery = recovery;
    }

    /** Numbers of what was stored stay as they are. */
    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(JsonParser.Feature.ALLOW_COMMENTS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build());
        return mapper;
    }

    /**
     * The source of a document that was read with the values its index's reconstruction asks for.
     *
     * @throws NotRebuilt when something of it would be wrong or missing without a word
     */
    ByteBuffer source(SourceDocument document) throws NotRebuilt {
        Optional<ByteBuffer> whole = whole(document);
        if (whole.isPresent()) {
            return whole.get();
        }
        FieldValues values = document.values();
        refuseUnread(values);
        IgnoredSource.Parts parts = parts(values);
        refuseIgnored(values, parts);
        ObjectNode source = document.hasSource() ? partial(document.source()) : json.createObjectNode();
        for (RebuiltField field : scheme.fields()) {
            List<JsonNode> found = parts.replaces(field.path()) ? List.of() : field.values(values);
            if (!found.isEmpty()) {
                put(source, field.path(), found.size() == 1 ? found.getFirst() : array(found));
            }
        }
        for (Map.Entry<List<String>, List<JsonNode>> part : parts.paths().entrySet()) {
            if (!part.getValue().isEmpty()) {
                put(source, part.getKey(), united(part.getValue()));
            }
        }
        for (Map.Entry<String, JsonNode> constant : scheme.constants().entrySet()) {
            put(source, constant.getKey(), constant.getValue());
        }
        return bytes(source);
    }

    /** What was sent, where that is still there. */
    private Optional<ByteBuffer> whole(SourceDocument document) {
        if (document.hasSource() && !scheme.filter().filters()) {
            return Optional.of(document.source());
        }
        if (recovery
                && document.values().stored(Reconstruction.RECOVERY).stream()
                                .findFirst()
                                .orElse(null)
                        instanceof FieldValue.Bytes(byte[] sent)) {
            return Optional.of(ByteBuffer.wrap(sent));
        }
        return Optional.empty();
    }

    private IgnoredSource.Parts parts(FieldValues values) throws NotRebuilt {
        List<byte[]> stored = new ArrayList<>();
        for (FieldValue value : values.stored(Reconstruction.IGNORED_SOURCE)) {
            if (!(value instanceof FieldValue.Bytes(byte[] bytes))) {
                throw new NotRebuilt("parts of it are kept in _ignored_source as " + value);
            }
            stored.add(bytes);
        }
        return ignoredSource.read(stored);
    }

    /** As the cluster does: what several objects had of one field is one list. */
    private JsonNode united(List<JsonNode> values) {
        if (values.size() == 1) {
            return values.getFirst();
        }
        ArrayNode all = json.createArrayNode();
        for (JsonNode value : values) {
            if (value instanceof ArrayNode several) {
                all.addAll(several);
            } else {
                all.add(value);
            }
        }
        return all;
    }

    private static void refuseUnread(FieldValues values) throws NotRebuilt {
        Optional<String> unread = Stream.concat(
                        values.stored().keySet().stream().filter(name -> !name.equals(Reconstruction.IGNORED_SOURCE)),
                        values.docValues().keySet().stream())
                .filter(name -> name.startsWith(Reconstruction.IGNORED_SOURCE))
                .findFirst();
        if (unread.isPresent()) {
            throw new NotRebuilt("parts of it are kept in " + unread.get() + ", which is not read");
        }
    }

    private void refuseIgnored(FieldValues values, IgnoredSource.Parts parts) throws NotRebuilt {
        List<FieldValue> ignored = Stream.concat(
                        values.stored(Reconstruction.IGNORED).stream(),
                        values.docValues(Reconstruction.IGNORED).stream())
                .toList();
        for (FieldValue value : ignored) {
            String name = TextForms.string(value);
            if (!parts.replaces(name) && isLost(name, values)) {
                throw new NotRebuilt("a value of field " + name + " was not indexed (_ignored): it is not kept");
            }
        }
    }

    private boolean isLost(String name, FieldValues values) {
        List<RebuiltField> concerned = scheme.fields().stream()
                .filter(field -> field.path().equals(name) || field.kept().equals(name))
                .toList();
        if (!concerned.isEmpty()) {
            return concerned.stream().anyMatch(field -> field.lostIn(values));
        }
        boolean inSource = scheme.filter().filters() && scheme.filter().keeps(name);
        return !inSource && !scheme.others().contains(name);
    }

    private ObjectNode partial(ByteBuffer source) throws NotRebuilt {
        try {
            ByteBuffer text = sources.toJson(source);
            byte[] bytes = new byte[text.remaining()];
            text.duplicate().get(bytes);
            if (json.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw new NotRebuilt("what is kept of its source is no object");
        } catch (IOException e) {
            throw new NotRebuilt("what is kept of its source cannot be read: " + e.getMessage());
        }
    }

    /** A filtered source keeps what it has. */
    private void put(ObjectNode source, String path, JsonNode value) throws NotRebuilt {
        put(source, List.of(path.split("\\.", -1)), value);
    }

    private void put(ObjectNode source, List<String> names, JsonNode value) throws NotRebuilt {
        String path = String.join(".", names);
        ObjectNode parent = source;
        for (String name : names.subList(0, names.size() - 1)) {
            JsonNode next = parent.path(name);
            parent = switch (next) {
                case ObjectNode object -> object;
                case JsonNode none when none.isMissingNode() -> parent.putObject(name);
                default -> throw new NotRebuilt("field " + path + " has values, and " + name + " is no single object");
            };
        }
        if (parent.has(names.getLast())) {
            if (scheme.filter().filters()) {
                return;
            }
            throw new NotRebuilt("field " + path + " has values, and its place is taken");
        }
        parent.set(names.getLast(), value);
    }

    private ArrayNode array(List<JsonNode> values) {
        return json.createArrayNode().addAll(values);
    }

    private ByteBuffer bytes(ObjectNode source) throws NotRebuilt {
        try {
            return ByteBuffer.wrap(json.writeValueAsBytes(source));
        } catch (IOException e) {
            throw new NotRebuilt("its source cannot be written: " + e.getMessage());
        }
    }
}
