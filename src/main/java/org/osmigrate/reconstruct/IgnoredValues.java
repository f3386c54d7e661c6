package org.osmigrate.reconstruct;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Values that Elasticsearch keeps in {@code _ignored_source}: a letter for the kind, then the value. */
final class IgnoredValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String KINDS = "SILDFiftvjcs";

    private final ObjectMapper json = mapper(new JsonFactory());
    private final ObjectMapper cbor = mapper(new CBORFactory());
    private final ObjectMapper smile = mapper(new SmileFactory());

    /** Numbers stay as they were written. */
    private static ObjectMapper mapper(JsonFactory factory) {
        factory.setStreamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(1100)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build());
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(JsonParser.Feature.ALLOW_COMMENTS)
                .build();
    }

    static boolean isKnown(byte kind) {
        return KINDS.indexOf(kind) >= 0;
    }

    /** The value; none where a field is only said to have none of its own, as targets of copies are. */
    List<JsonNode> of(ByteBuffer encoded) throws NotRebuilt {
        try {
            ByteBuffer value = encoded.slice(1, encoded.remaining() - 1).order(ByteOrder.LITTLE_ENDIAN);
            byte kind = encoded.get(0);
            return kind == 'v' && !value.hasRemaining() ? List.of() : List.of(value(kind, value));
        } catch (IOException | RuntimeException e) {
            throw new NotRebuilt("a part kept in _ignored_source is malformed: " + firstLine(e));
        }
    }

    private JsonNode value(byte kind, ByteBuffer value) throws IOException {
        return switch (kind) {
            case 'S' -> NODES.textNode(text(value));
            case 'I' -> NODES.numberNode(sized(value, Integer.BYTES).getInt());
            case 'L' -> NODES.numberNode(sized(value, Long.BYTES).getLong());
            case 'D' -> NODES.numberNode(finite(sized(value, Double.BYTES).getDouble()));
            case 'F' ->
                NODES.numberNode((float) finite(sized(value, Float.BYTES).getFloat()));
            case 'i' -> NODES.numberNode(new BigInteger(bytes(value)));
            case 't' -> NODES.booleanNode(sized(value, 0).remaining() == 0);
            case 'f' -> NODES.booleanNode(sized(value, 0).remaining() > 0);
            case 'j' -> tree(json, value);
            case 'c' -> tree(cbor, value);
            case 's' -> tree(smile, value);
            default -> throw new IOException("a value of kind " + (char) kind + " of " + value.remaining() + " bytes");
        };
    }

    private static ByteBuffer sized(ByteBuffer value, int length) throws IOException {
        if (value.remaining() != length) {
            throw new IOException(value.remaining() + " bytes instead of " + length);
        }
        return value;
    }

    private static double finite(double number) throws IOException {
        if (!Double.isFinite(number)) {
            throw new IOException("the number " + number + ", which JSON does not have");
        }
        return number;
    }

    private static String text(ByteBuffer value) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(value).toString();
    }

    private static JsonNode tree(ObjectMapper mapper, ByteBuffer value) throws IOException {
        JsonNode tree = mapper.readTree(bytes(value));
        if (tree == null || tree.isMissingNode()) {
            throw new IOException("no value");
        }
        return tree;
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
