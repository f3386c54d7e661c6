package org.osmigrate.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.osmigrate.verify.Difference.Kind;

/** Finds the first place at which two documents differ, by reading their canonical texts side by side. */
final class FirstDifference {

    private static final int SHOWN = 80;
    private static final String ABSENT = "(absent)";

    private static final Place CHANGED = new Place("", "", "(changed while it was compared)");

    private final String left;
    private final String right;

    private FirstDifference(String left, String right) {
        this.left = left;
        this.right = right;
    }

    /** Names the difference of a document of the snapshot and one of the target. */
    static Difference between(StoredDocument source, StoredDocument target) {
        Fingerprint one = source.fingerprint();
        Fingerprint other = target.fingerprint();
        if (!one.routing().equals(other.routing())) {
            return different(one, new Place("_routing", shown(one.routing()), shown(other.routing())));
        }
        if (one.form() != Form.JSON || other.form() != Form.JSON) {
            return different(one, new Place("_source", described(one), described(other)));
        }
        return different(one, new FirstDifference(source.canonical(), target.canonical()).find());
    }

    /** A document that was different when it was read first, and is no longer. */
    static Difference unstable(StoredDocument source) {
        return different(source.fingerprint(), CHANGED);
    }

    private static Difference different(Fingerprint source, Place place) {
        return new Difference(Kind.DIFFERENT, source.id(), source.routing(), place.path, place.left, place.right);
    }

    private static String described(Fingerprint document) {
        return switch (document.form()) {
            case NONE -> ABSENT;
            case JSON -> "(JSON)";
            case TOO_LONG -> "(too long to be compared)";
            case BYTES -> "(" + document.bytes() + " bytes that are no JSON)";
        };
    }

    private Place find() {
        SourceParsers parsers = new SourceParsers();
        try (JsonParser one = parsers.of(left);
                JsonParser other = parsers.of(right)) {
            while (one.nextToken() == other.nextToken() && one.currentToken() != null) {
                if (isText(one.currentToken()) && !one.getText().equals(other.getText())) {
                    return one.currentToken() == JsonToken.FIELD_NAME ? absent(one, other) : both(one, other);
                }
            }
            if (one.currentToken() == other.currentToken()) {
                return CHANGED;
            }
            return ends(one.currentToken()) || ends(other.currentToken()) ? absent(one, other) : both(one, other);
        } catch (IOException e) {
            throw new IllegalStateException("A canonical text is no JSON", e);
        }
    }

    private Place both(JsonParser one, JsonParser other) throws IOException {
        return new Place(path(one), value(one, left), value(other, right));
    }

    /** One side has a member or an element that the other has not: the one that is not at an end, or whose name is less. */
    private Place absent(JsonParser one, JsonParser other) throws IOException {
        boolean ofLeft =
                ends(other.currentToken()) || (!ends(one.currentToken()) && less(one.getText(), other.getText()));
        return ofLeft
                ? new Place(path(one), value(one, left), ABSENT)
                : new Place(path(other), ABSENT, value(other, right));
    }

    private static String path(JsonParser parser) {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    private static String value(JsonParser parser, String text) throws IOException {
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
            parser.nextToken();
        }
        int from = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        parser.skipChildren();
        parser.finishToken();
        return shown(
                text.substring(from, Math.toIntExact(parser.currentLocation().getCharOffset())));
    }

    /** By the form by which members are sorted. */
    private static boolean less(String name, String other) {
        return Arrays.compareUnsigned(canonical(name), canonical(other)) < 0;
    }

    private static byte[] canonical(String name) {
        Utf8Text text = new Utf8Text();
        text.addQuoted(name.toCharArray(), 0, name.length());
        return Arrays.copyOf(text.bytes(), text.length() - 1);
    }

    private static boolean ends(JsonToken token) {
        return token == null || token.isStructEnd();
    }

    private static boolean isText(JsonToken token) {
        return token == JsonToken.FIELD_NAME || token.isScalarValue();
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
    }

    private record Place(String path, String left, String right) {}
}
