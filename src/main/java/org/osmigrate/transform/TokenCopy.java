package org.osmigrate.transform;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Writes an object of any encoding as JSON. Numbers keep their value and kind, binary values become base 64 as the servers
 * write it, members of one name all stay: whether they are accepted is for the target to say.
 */
final class TokenCopy {

    private final JsonParser parser;
    private final JsonGenerator out;

    TokenCopy(JsonParser parser, JsonGenerator out) {
        this.parser = parser;
        this.out = out;
    }

    /** Copies the one object that there is. */
    void copyObject() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableSource("the source is no object");
        }
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            copy(token);
        } while (depth > 0 && next());
        if (parser.nextToken() != null) {
            throw new UnreadableSource("the source has more than one value");
        }
    }

    private boolean next() throws IOException {
        if (parser.nextToken() == null) {
            throw new UnreadableSource("the source ends early");
        }
        return true;
    }

    private void copy(JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT -> out.writeStartObject();
            case END_OBJECT -> out.writeEndObject();
            case START_ARRAY -> out.writeStartArray();
            case END_ARRAY -> out.writeEndArray();
            case FIELD_NAME -> out.writeFieldName(parser.currentName());
            case VALUE_STRING -> out.writeString(parser.getText());
            case VALUE_NUMBER_INT -> copyInteger();
            case VALUE_NUMBER_FLOAT -> copyFloat();
            case VALUE_TRUE, VALUE_FALSE -> out.writeBoolean(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> out.writeNull();
            case VALUE_EMBEDDED_OBJECT -> out.writeBinary(parser.getBinaryValue());
            case NOT_AVAILABLE -> throw new UnreadableSource("the source ends early");
        }
    }

    private void copyInteger() throws IOException {
        switch (parser.getNumberType()) {
            case BIG_INTEGER -> out.writeNumber(parser.getBigIntegerValue());
            default -> out.writeNumber(parser.getLongValue());
        }
    }

    private void copyFloat() throws IOException {
        switch (parser.getNumberType()) {
            case BIG_DECIMAL -> out.writeNumber(parser.getDecimalValue());
            case FLOAT -> out.writeNumber((float) finite(parser.getFloatValue()));
            default -> out.writeNumber(finite(parser.getDoubleValue()));
        }
    }

    private double finite(double value) throws UnreadableSource {
        if (!Double.isFinite(value)) {
            throw new UnreadableSource("the source has the number " + value + " at "
                    + parser.getParsingContext().pathAsPointer() + ", which JSON does not have");
        }
        return value;
    }
}
