package org.osmigrate.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.transform.DocumentChange.DocumentName;

/**
 * Changes of an index's documents, one after another. A source is parsed only where there are any; numbers keep their
 * digits. For several threads at once.
 *
 * @param changes in order
 */
public record DocumentChain(List<DocumentChange> changes) {

    /** No change: sources are not even parsed. */
    public static final DocumentChain NONE = new DocumentChain(List.of());

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();
    private static final ObjectReader READER = reader();

    public DocumentChain {
        changes = List.copyOf(changes);
    }

    private static ObjectReader reader() {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(1100)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build());
        return JSON.readerFor(JsonNode.class);
    }

    /** Whether documents may be left out, which an earlier session has perhaps sent. */
    public boolean mayLeaveOut() {
        return changes.stream()
                .anyMatch(change -> change instanceof DocumentChange.DropDocuments
                        || change instanceof DocumentChange.Program
                        || change instanceof DocumentChange.Exec);
    }

    /** Whether nothing is changed. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /**
     * The source of a document after the changes; empty for one that is not to be moved.
     *
     * @param source JSON
     * @throws TransformFailed for a source that is no JSON object, or that a change cannot be applied to
     */
    public Optional<ByteBuffer> apply(ByteBuffer source, DocumentName name) {
        return isEmpty() ? Optional.of(source) : changed(parsed(source), name).map(DocumentChain::written);
    }

    private Optional<ObjectNode> changed(ObjectNode source, DocumentName name) {
        Optional<ObjectNode> now = Optional.of(source);
        for (DocumentChange change : changes) {
            now = now.flatMap(document -> changedBy(change, document, name));
        }
        return now;
    }

    /** Whatever goes wrong in a change concerns this one document: the others of its shard still move. */
    private static Optional<ObjectNode> changedBy(DocumentChange change, ObjectNode source, DocumentName name) {
        try {
            return change.apply(source, name);
        } catch (TransformFailed | MigrationFailure | CancellationException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new TransformFailed("the change " + change.kind() + " failed: " + e, e);
        }
    }

    /** Anything as one line. */
    static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new TransformFailed("the source cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    /** A line as what it says. */
    static JsonNode tree(String line) throws JsonProcessingException {
        return READER.readTree(line);
    }

    private static ObjectNode parsed(ByteBuffer source) {
        byte[] bytes = new byte[source.remaining()];
        source.duplicate().get(bytes);
        try {
            if (READER.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new TransformFailed("the source cannot be parsed to be changed: " + reason, e);
        }
        throw new TransformFailed("the source is no JSON object");
    }

    private static ByteBuffer written(ObjectNode source) {
        try {
            return ByteBuffer.wrap(JSON.writeValueAsBytes(source));
        } catch (JsonProcessingException e) {
            throw new TransformFailed("the changed source cannot be written: " + e.getOriginalMessage(), e);
        }
    }
}
