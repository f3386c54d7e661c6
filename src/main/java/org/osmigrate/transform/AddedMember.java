package org.osmigrate.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Puts a member before those that a JSON object has; all other bytes stay as they are. Not for several threads at once. */
public final class AddedMember {

    private static final int DEPTH = 1100;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private final String name;
    private final byte[] quoted;

    public AddedMember(String name) {
        this.name = name;
        this.quoted = JsonStringEncoder.getInstance().quoteAsUTF8(name);
    }

    /** Where a member can be put, and whether others follow. */
    private record Gap(int offset, boolean empty) {}

    /**
     * The object with the member.
     *
     * @param object its bytes, which are JSON
     * @param value the member's value, as JSON
     * @throws UnreadableSource when it is malformed, or has a member of this name
     */
    public ByteBuffer to(ByteBuffer object, byte[] value) throws UnreadableSource {
        byte[] bytes = bytes(object);
        Gap gap = gap(bytes);
        ByteBuffer out = ByteBuffer.allocate(bytes.length + quoted.length + value.length + 4);
        out.put(bytes, 0, gap.offset());
        out.put((byte) '"').put(quoted).put((byte) '"').put((byte) ':').put(value);
        if (!gap.empty()) {
            out.put((byte) ',');
        }
        return out.put(bytes, gap.offset(), bytes.length - gap.offset()).flip();
    }

    private static byte[] bytes(ByteBuffer object) {
        ByteBuffer rest = object.duplicate();
        boolean marked = rest.remaining() >= BYTE_ORDER_MARK.length
                && rest.slice(rest.position(), BYTE_ORDER_MARK.length).equals(ByteBuffer.wrap(BYTE_ORDER_MARK));
        if (marked) {
            rest.position(rest.position() + BYTE_ORDER_MARK.length);
        }
        byte[] bytes = new byte[rest.remaining()];
        rest.get(bytes);
        return bytes;
    }

    private Gap gap(byte[] bytes) throws UnreadableSource {
        try (JsonParser parser = json.createParser(bytes)) {
            int start = parser.nextToken() == JsonToken.START_OBJECT
                    ? Math.toIntExact(parser.currentTokenLocation().getByteOffset())
                    : -1;
            if (start < 0 || bytes[start] != '{') {
                throw new UnreadableSource("the source is no object");
            }
            boolean empty = true;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                empty = false;
                refuse(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new UnreadableSource("the source is not one object");
            }
            return new Gap(start + 1, empty);
        } catch (UnreadableSource e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            String cause = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new UnreadableSource("the source is malformed JSON: " + cause, e);
        }
    }

    private void refuse(String member) throws UnreadableSource {
        if (member.equals(name) || member.startsWith(name + ".")) {
            throw new UnreadableSource("the source has a member " + member + ", the name of what is to be added");
        }
    }
}
