package org.osmigrate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    private final Fingerprinter fingerprinter = new Fingerprinter(FakeSide.TERMS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"b\":1,\"a\":2} ~ {\"a\":2,\"b\":1}",
                "{ \"a\" : [ 1 , 2 ] } ~ {\"a\":[1,2]}",
                "{\"b\":{\"d\":1,\"c\":[{\"f\":1,\"e\":2}]},\"a\":{}} ~ {\"a\":{},\"b\":{\"c\":[{\"e\":2,\"f\":1}],\"d\":1}}",
                "{\"a\":1.50} ~ {\"a\":1.50}",
                "{\"a\":1E+3} ~ {\"a\":1E+3}",
                "{\"a\":123456789012345678901234567890} ~ {\"a\":123456789012345678901234567890}",
                "{\"a\":\"\\u00e9\\/\\u0041\"} ~ {\"a\":\"é/A\"}",
                "{\"a\":\"\\ud83d\\ude80\"} ~ {\"a\":\"🚀\"}",
                "{\"a\":\"\\ud83d\"} ~ {\"a\":\"\\ud83d\"}",
                "{\"a\":\"\\n\\t\\u0001\\\"\\\\\"} ~ {\"a\":\"\\u000a\\u0009\\u0001\\\"\\\\\"}",
                "{\"a\":[true,false,null]} ~ {\"a\":[true,false,null]}",
                "{\"a\":2,\"b\":0,\"a\":1} ~ {\"a\":2,\"a\":1,\"b\":0}",
                "{\"a!\":1,\"a\":2} ~ {\"a\":2,\"a!\":1}",
                "/* why */ {\"a\":/**/1} ~ {\"a\":1}",
                "{\"a\":NaN} ~ {\"a\":NaN}",
            })
    void everyTextOfOneMeaningHasOneForm(String text, String canonical) {
        assertThat(fingerprinter.text(bytes(text))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1", "{\"a\":1} x", "{\"a\"}", "not json", "{\"a\":01}", "[", "{\"a\":\"b"})
    void whatIsNoJsonIsComparedAsBytes(String text) {
        Fingerprint fingerprint = fingerprinter.of("1", "", bytes(text), 0);

        assertThat(fingerprint.form()).isEqualTo(Form.BYTES);
        assertThat(fingerprint.sameAs(fingerprinter.of("1", "", bytes(text), 0)))
                .isTrue();
        assertThat(fingerprint.sameAs(fingerprinter.of("1", "", bytes(text + " "), 0)))
                .isFalse();
    }

    @Test
    void smileIsTheSameAsItsJson() throws Exception {
        String json = "{\"b\":[1,2.5,true,null,\"é\"],\"a\":{\"n\":12345678901}}";
        byte[] smile = new ObjectMapper(new SmileFactory()).writeValueAsBytes(new ObjectMapper().readTree(json));

        assertThat(fingerprinter.text(ByteBuffer.wrap(smile))).isEqualTo(fingerprinter.text(bytes(json)));
    }

    @ParameterizedTest
    @CsvSource({
        "7b2261223a22eda0bdedb880227d, '{\"a\":\"\uD83D\uDE00\"}'",
        "7b2261223a22eda080227d, '{\"a\":\"\\ud800\"}'",
        "efbbbf7b2261223a317d, '{\"a\":1}'",
    })
    void whatOnlyLenientParsersTakeIsReadAsItIsSent(String source, String canonical) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(source));

        assertThat(fingerprinter.text(bytes)).isEqualTo(canonical);
        assertThat(fingerprinter.of("1", "", bytes, 0).form()).isEqualTo(Form.JSON);
    }

    @Test
    void theBytesOfABufferAreTakenFromItsPositionOn() {
        ByteBuffer outside = ByteBuffer.allocateDirect(20);
        outside.put(bytes("xx{\"a\": 1}")).flip().position(2);

        assertThat(fingerprinter.text(bytes("xx{\"a\": 1}").position(2).slice()))
                .isEqualTo("{\"a\":1}");
        assertThat(fingerprinter.text(outside)).isEqualTo("{\"a\":1}");
    }

    @Test
    void anotherOrderOfMembersOrMoreWhitespaceIsTheSameDocument() {
        for (int seed = 0; seed < 300; seed++) {
            Json value = Json.random(new Random(seed), 4);
            String one = value.text(new Random(1000 + seed));
            String other = value.text(new Random(2000 + seed));

            assertThat(fingerprinter.of("1", "", bytes(one), 0).sameAs(fingerprinter.of("1", "", bytes(other), 0)))
                    .as("seed %d: %s and %s", seed, one, other)
                    .isTrue();
        }
    }

    @Test
    void anySingleChangeIsAnotherDocument() {
        for (int seed = 0; seed < 300; seed++) {
            Json value = Json.random(new Random(seed), 4);
            Json changed = value.changed(new Random(3000 + seed));
            String one = value.text(new Random(seed));
            String other = changed.text(new Random(seed));

            assertThat(fingerprinter.of("1", "", bytes(one), 0).sameAs(fingerprinter.of("1", "", bytes(other), 0)))
                    .as("seed %d: %s and %s", seed, one, other)
                    .isFalse();
        }
    }

    @Test
    void idAndRoutingBelongToADocument() {
        Fingerprint plain = fingerprinter.of("ab", "", bytes("{}"), 0);

        assertThat(plain.sameAs(fingerprinter.of("ab", "c", bytes("{}"), 0))).isFalse();
        assertThat(plain.sameAs(fingerprinter.of("a", "b", bytes("{}"), 0))).isFalse();
        assertThat(plain.sameAs(fingerprinter.of("ab", "", ByteBuffer.allocate(0), 0)))
                .isFalse();
    }

    @Test
    void digestsAreTheSameEverywhere() {
        Fingerprint fingerprint = fingerprinter.of("p1", "k", bytes("{\"b\": 1.0, \"a\": [\"é\"]}"), 0);

        assertThat(Long.toHexString(fingerprint.high())).isEqualTo("763d2908e423c76");
        assertThat(Long.toHexString(fingerprint.low())).isEqualTo("fbe237219a2169a4");
        assertThat(Long.toHexString(fingerprint.idHash())).isEqualTo("b849493b38a4039c");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
