package org.osmigrate.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSourcesTest {

    private static final BigInteger BEYOND_LONG = new BigInteger("123456789012345678901234567890");
    private static final JsonFactory CBOR = CBORFactory.builder()
            .enable(CBORGenerator.Feature.WRITE_TYPE_HEADER)
            .build();

    private final JsonSources sources = new JsonSources();

    static Stream<JsonFactory> binary() {
        return Stream.of(new SmileFactory(), new CBORFactory(), CBOR);
    }

    static Stream<JsonFactory> all() {
        return Stream.concat(binary(), Stream.of(new YAMLFactory()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1.0,\n \"b\":1e400}", " \r\n\t{}", "{\"a\":1,\"a\":2}"})
    void handsOutJsonUntouched(String json) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));

        assertThat(sources.toJson(source)).isSameAs(source);
    }

    @ParameterizedTest
    @MethodSource("all")
    void keepsTextNestingAndNumbers(JsonFactory factory) throws IOException {
        byte[] source = written(factory, out -> {
            out.writeStringField("text", "line\nbreak \"quoted\" 漢字 😀");
            out.writeNumberField("int", -7);
            out.writeNumberField("long", Long.MIN_VALUE);
            out.writeFieldName("big");
            out.writeNumber(BEYOND_LONG);
            out.writeNumberField("double", 0.1);
            out.writeBooleanField("flag", true);
            out.writeNullField("none");
            out.writeArrayFieldStart("list");
            out.writeStartObject();
            out.writeStringField("", "empty name");
            out.writeEndObject();
            out.writeStartArray();
            out.writeEndArray();
            out.writeEndArray();
        });

        assertThat(json(source))
                .isEqualTo("{\"text\":\"line\\nbreak \\\"quoted\\\" 漢字 😀\",\"int\":-7,\"long\":-9223372036854775808,"
                        + "\"big\":123456789012345678901234567890,\"double\":0.1,\"flag\":true,\"none\":null,"
                        + "\"list\":[{\"\":\"empty name\"},[]]}");
    }

    @ParameterizedTest
    @MethodSource("binary")
    void keepsFloatsDecimalsAndBytes(JsonFactory factory) throws IOException {
        byte[] source = written(factory, out -> {
            out.writeFieldName("float");
            out.writeNumber(1.1f);
            out.writeFieldName("decimal");
            out.writeNumber(new BigDecimal("1234567890.12345678901234567890"));
            out.writeBinaryField("bytes", new byte[] {0, -1, 62, 63});
        });

        assertThat(json(source))
                .isEqualTo("{\"float\":1.1,\"decimal\":1234567890.12345678901234567890,\"bytes\":\"AP8+Pw==\"}");
    }

    @ParameterizedTest
    @MethodSource("binary")
    void refusesNumbersThatJsonDoesNotHave(JsonFactory factory) throws IOException {
        byte[] source = written(factory, out -> {
            out.writeObjectFieldStart("o");
            out.writeNumberField("x", Double.NaN);
            out.writeEndObject();
        });

        assertThatThrownBy(() -> json(source))
                .isInstanceOf(UnreadableSource.class)
                .hasMessageContaining("NaN at /o/x");
    }

    @ParameterizedTest
    @MethodSource("binary")
    void keepsEveryMemberOfOneName(JsonFactory factory) throws IOException {
        byte[] source = written(factory, out -> {
            out.writeNumberField("a", 1);
            out.writeNumberField("a", 2);
        });

        assertThat(json(source)).isEqualTo("{\"a\":1,\"a\":2}");
    }

    @ParameterizedTest
    @CsvSource({
        "---\\na: 1\\nb: [x; 2.50; true]\\n, '{\"a\":1,\"b\":[\"x\",2.5,true]}'",
        "--- {a: !!binary AQI=}, '{\"a\":\"AQI=\"}'"
    })
    void readsYaml(String yaml, String json) throws IOException {
        String text = yaml.replace("\\n", "\n").replace(';', ',');

        assertThat(json(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "68656c6c6f",
                "80",
                "3a290a00",
                "3a290a00f8f9",
                "bf",
                "bf6161",
                "2d2d2d0a5b315d",
                "2d2d2d0a613a205b"
            })
    void refusesWhatIsNoObject(String hex) {
        byte[] source = HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> json(source)).isInstanceOf(UnreadableSource.class);
    }

    @ParameterizedTest
    @MethodSource("binary")
    void refusesEveryTruncation(JsonFactory factory) throws IOException {
        byte[] source = written(factory, out -> {
            out.writeStringField("text", "some text");
            out.writeNumberField("n", 123456789L);
        });

        for (int length = 0; length < source.length; length++) {
            byte[] truncated = Arrays.copyOf(source, length);
            assertThatThrownBy(() -> json(truncated)).isInstanceOf(UnreadableSource.class);
        }
    }

    @Test
    void readsYamlOfManyMegabytes() throws IOException {
        String line = "x".repeat(2000);

        assertThat(json(("--- {a: [" + (line + ", ").repeat(1700) + line + "]}").getBytes(StandardCharsets.UTF_8)))
                .hasSize("{\"a\":[]}".length() + 1701 * 2003 - 1);
    }

    private interface Members {
        void write(JsonGenerator out) throws IOException;
    }

    private static byte[] written(JsonFactory factory, Members members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = factory.createGenerator(bytes)) {
            out.writeStartObject();
            members.write(out);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private String json(byte[] source) throws IOException {
        ByteBuffer json = sources.toJson(ByteBuffer.wrap(source));
        return StandardCharsets.UTF_8.decode(json).toString();
    }
}
