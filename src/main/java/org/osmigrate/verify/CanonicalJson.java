package org.osmigrate.verify;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a JSON value in the one form that all texts of equal meaning share: members sorted by name, numbers by their
 * text, arrays in order, no whitespace, escapes only where needed. Members of one name keep their order, for which of
 * them counts depends on who reads. For one thread.
 */
final class CanonicalJson {

    private final Utf8Text out = new Utf8Text();

    /** What was written since the last {@link #clear}. */
    Utf8Text text() {
        return out;
    }

    void clear() {
        out.clear();
    }

    /** Adds the value whose first token is the parser's current one, and leaves the parser at its last token. */
    void add(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case null -> throw new EOFException("the value ends early");
            case START_OBJECT -> addObject(parser);
            case START_ARRAY -> addArray(parser);
            case VALUE_STRING -> addString(parser);
            case VALUE_EMBEDDED_OBJECT -> addBinary(parser);
            default -> addPlain(parser);
        }
    }

    private void addObject(JsonParser parser) throws IOException {
        out.add('{');
        int first = out.length();
        List<Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            members.add(addMember(parser));
        }
        if (!sorted(members)) {
            members.sort(this::compare);
            out.reorder(first, members);
        }
        close(!members.isEmpty(), '}');
    }

    private Member addMember(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.FIELD_NAME) {
            throw new EOFException("an object ends early");
        }
        int from = out.length();
        char[] name = parser.currentName().toCharArray();
        out.addQuoted(name, 0, name.length);
        int nameEnd = out.length() - 1;
        out.add(':');
        parser.nextToken();
        add(parser);
        out.add(',');
        return new Member(from, nameEnd, out.length());
    }

    private void addArray(JsonParser parser) throws IOException {
        out.add('[');
        boolean any = false;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            add(parser);
            out.add(',');
            any = true;
        }
        close(any, ']');
    }

    private void close(boolean afterComma, char end) {
        if (afterComma) {
            out.replaceLast(end);
        } else {
            out.add(end);
        }
    }

    private void addString(JsonParser parser) throws IOException {
        out.addQuoted(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private void addPlain(JsonParser parser) throws IOException {
        out.addAscii(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private void addBinary(JsonParser parser) throws IOException {
        char[] base64 =
                Base64Variants.MIME_NO_LINEFEEDS.encode(parser.getBinaryValue()).toCharArray();
        out.addQuoted(base64, 0, base64.length);
    }

    private boolean sorted(List<Member> members) {
        for (int i = 1; i < members.size(); i++) {
            if (compare(members.get(i - 1), members.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    private int compare(Member one, Member other) {
        return out.compare(one.from, one.nameEnd, other.from, other.nameEnd);
    }

    /** A member with the comma after it. */
    private record Member(int from, int nameEnd, int to) implements Utf8Text.Slice {}
}
