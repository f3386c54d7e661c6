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
        JsonFactory factory = isSmile(source) ? smile : json;
        if (source.hasArray()) {
            int offset = source.arrayOffset() + source.position();
            return factory.createParser(source.array(), offset, source.remaining());
        }
        byte[] copy = new byte[source.remaining()];
        source.duplicate().get(copy);
        return factory.createParser(copy);
    }

    private static boolean isSmile(ByteBuffer source) {
        int at = source.position();
        return source.remaining() > 3
                && source.get(at) == ':'
                && source.get(at + 1) == ')'
                && source.get(at + 2) == '\n';
    }
}
