package org.osmigrate.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Parsers that take every JSON a cluster takes: with comments, without limits of length. */
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

    JsonParser of(String text) throws IOException {
        return json.createParser(text);
    }

    JsonParser of(ByteBuffer source) throws IOException {
        if (source.hasArray()) {
            int offset = source.arrayOffset() + source.position();
            return json.createParser(source.array(), offset, source.remaining());
        }
        byte[] copy = new byte[source.remaining()];
        source.duplicate().get(copy);
        return json.createParser(copy);
    }
}
