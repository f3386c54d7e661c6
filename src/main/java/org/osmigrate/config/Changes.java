package org.osmigrate.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.transform.Transforms;

/** Transformations between file, flag or environment and what they do. */
final class Changes {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Changes() {}

    /** The value at the parser's current token, as JSON. */
    static String text(JsonParser parser) throws IOException {
        return JSON.readTree(parser).toString();
    }

    static Transforms parse(String text) {
        try {
            return Transforms.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new ConfigurationInvalid(
                    "the transforms are not JSON: " + e.getOriginalMessage(),
                    "In a flag or the environment they are a JSON array; in the file they may be YAML.");
        }
    }
}
