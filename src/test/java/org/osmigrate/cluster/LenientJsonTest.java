package org.osmigrate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] PIECES = {
        "a", "\n", "\r", "\"", "\\", "//", "/*", "*/", "é", "\uD83D\uDE00", "{", "\u0001", "/"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                "{ \"a\" : 1 }",
                "{\"a\":\"// no comment\"}",
                "{\"a\":\"\\\"// none\"}",
                "{\"a\":01}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"한글 🚀 \\ud800 \\u0000\"}",
                "{\"a\":\"\u0000\"}",
            })
    void leavesAStrictTextAsItIs(String json) {
        assertThat(compact(json)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {N  "a" : 1N}N       | {  "a" : 1}
            {RN"a":"x\\n"RN}     | {"a":"x\\n"}
            {"a":"xNy"}          | {"a":"x\\ny"}
            {"a":"xRy"}          | {"a":"x\\ry"}
            {"a":"\\"N"}         | {"a":"\\"\\n"}
            {"a":"\\\\"N}        | {"a":"\\\\"}
            {"a":1,// "N"b":2}   | {"a":1,"b":2}
            {"a":/* "N **/1}     | {"a":1}
            {"a":"//"N}          | {"a":"//"}
            // first N{"a":1}    | {"a":1}
            {"a":1} // end       | {"a":1}
            {"a":1} // "}        | {"a":1}
            {/* "x" */"a":1}     | {"a":1}
            {"a":"http://x"}//   | {"a":"http://x"}
            B{"a":1}             | {"a":1}
            """)
    void puts(String before, String after) {
        assertThat(compact(before.replace('N', '\n').replace('R', '\r').replace('B', '\uFEFF'))
                        .strip())
                .isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "eda080, '\\ud800'",
        "78eda0bdedb88079, 'x\\ud83d\\ude00y'",
        "78c08079, 'x\\u0000y'",
        "ed9fbfee8080, '\uD7FF\uE000'",
    })
    void escapesSurrogatesThatWereEncodedOneByOne(String bytes, String escaped) {
        byte[] text = HexFormat.of().parseHex("7b2261223a22" + bytes + "227d");

        String strict = StandardCharsets.UTF_8
                .decode(LenientJson.strict(ByteBuffer.wrap(text)))
                .toString();

        assertThat(strict).isEqualTo("{\"a\":\"" + escaped + "\"}");
    }

    @Test
    void keepsBytesThatAreNoUtf8() {
        byte[] text = HexFormat.of().parseHex("7b2261223a22fffec328c0c1eda0227d0a");

        ByteBuffer strict = LenientJson.strict(ByteBuffer.wrap(text));

        assertThat(strict).isEqualTo(ByteBuffer.wrap(text, 0, text.length - 1));
    }

    @Test
    void keepsWhateverJsonSays() throws IOException {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            JsonNode document = object(random, 3);
            String pretty = spread(document.toPrettyString(), random);

            String compacted = compact(pretty);

            assertThat(compacted).as("seed %d", seed).doesNotContain("\n", "\r");
            assertThat(JSON.readTree(compacted)).as("seed %d", seed).isEqualTo(document);
        }
    }

    @Test
    void neverLeavesALineBreakInAnyBytes() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);

            assertThat(compact(text(random, 40))).as("seed %d", seed).doesNotContain("\n", "\r");
        }
    }

    private static String spread(String pretty, Random random) {
        return random.nextBoolean() ? pretty : pretty.replace("\n", "\r\n") + "\n";
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = random.nextInt(5); i >= 0; i--) {
            object.set(text(random, 6) + i, value(random, depth));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> JsonNodeFactory.instance.textNode(text(random, 12));
            case 1 -> JsonNodeFactory.instance.numberNode(random.nextInt());
            case 2 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case 3 -> object(random, depth - 1);
            default -> array(random, depth - 1);
        };
    }

    private static ArrayNode array(Random random, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(random, depth));
        }
        return array;
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static String compact(String json) {
        GrowingBytes out = new GrowingBytes(1);
        LenientJson.append(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)), out);
        return StandardCharsets.UTF_8.decode(out.slice(0, out.length())).toString();
    }
}
