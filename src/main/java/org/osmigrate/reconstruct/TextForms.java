package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.osmigrate.lucene.FieldValue;
import org.osmigrate.lucene.FieldValue.Bytes;
import org.osmigrate.lucene.FieldValue.Text;

/** Texts and bytes. */
final class TextForms {

    static final ValueForm TEXT = ValueForm.of(TextForms::text, TextForms::text);
    static final ValueForm BINARY = several(TextForms::base64);

    /** Texts of which doc values have all of a document in one piece. */
    static final ValueForm PACKED_TEXT = several(TextForms::text);

    private static final int CONTINUED = 0x80;

    private TextForms() {}

    private static ValueForm several(ValueForm.Reading reading) {
        return new ValueForm() {
            @Override
            public JsonNode stored(FieldValue value) throws NotRebuilt {
                return reading.json(value);
            }

            @Override
            public List<JsonNode> docValue(FieldValue value) throws NotRebuilt {
                List<JsonNode> values = new ArrayList<>();
                for (byte[] part : parts(bytes(value))) {
                    values.add(reading.json(new Bytes(part)));
                }
                return values;
            }
        };
    }

    static byte[] bytes(FieldValue value) throws NotRebuilt {
        if (value instanceof Bytes bytes) {
            return bytes.value();
        }
        throw ValueForm.unexpected(value);
    }

    static JsonNode text(FieldValue value) throws NotRebuilt {
        return TextNode.valueOf(string(value));
    }

    static String string(FieldValue value) throws NotRebuilt {
        if (value instanceof Text(String text)) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(value)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotRebuilt("a text is not UTF-8");
        }
    }

    private static JsonNode base64(FieldValue value) throws NotRebuilt {
        return BinaryNode.valueOf(bytes(value));
    }

    /** A count, then each part after its length. */
    private static List<byte[]> parts(byte[] packed) throws NotRebuilt {
        ByteBuffer in = ByteBuffer.wrap(packed);
        List<byte[]> parts = new ArrayList<>();
        for (int left = variable(in); left > 0; left--) {
            int length = variable(in);
            if (length < 0 || length > in.remaining()) {
                throw new NotRebuilt("packed doc values do not fit their lengths");
            }
            parts.add(Arrays.copyOfRange(packed, in.position(), in.position() + length));
            in.position(in.position() + length);
        }
        if (in.hasRemaining()) {
            throw new NotRebuilt("packed doc values do not fit their count");
        }
        return parts;
    }

    /** Seven bits a byte, the lowest first. */
    private static int variable(ByteBuffer in) throws NotRebuilt {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            if (!in.hasRemaining()) {
                break;
            }
            int next = in.get();
            value |= (next & ~CONTINUED & 0xff) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new NotRebuilt("packed doc values end early");
    }
}
