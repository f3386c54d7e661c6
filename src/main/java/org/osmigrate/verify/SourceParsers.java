package org.osmigrate.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Parsers that take every source a cluster takes: with comments, without limits of length, JSON or SMILE. */
final class SourceParsers {

    /** Deeper than the 1000 levels a cluster takes, plus those of the search response around a source. */
    private static final int DEPTH = 1100;

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();
    private final SmileFactory smile =
            SmileFactory.builder().streamReadConstraints(CONSTRAINTS).build();

    JsonParser of(String text) throws IOException {
        return json.createParser(text);
    }

    /** By the first bytes: SMILE begins with {@code :)} and a line feed, which no JSON does. */
    JsonParser of(ByteBuffer source) throws IOException {
        byte[] bytes = bytes(source);
        int offset = source.hasArray() ? source.arrayOffset() + source.position() : 0;
        JsonFactory factory = isSmile(source) ? smile : json;
        return factory.createParser(bytes, offset, source.remaining());
    }

    private static byte[] bytes(ByteBuffer source) {
        if (source.hasArray()) {
            return source.array();
        }
        byte[] copy = new byte[source.remaining()];
        source.duplicate().get(copy);
        return copy;
    }

    private static boolean isSmile(ByteBuffer source) {
        int at = source.position();
        return source.remaining() > 3 && source.get(at) == ':' && source.get(at + 1) == ')' && source.get(at + 2) == '\n';
    }
}
