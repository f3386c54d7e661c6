package org.osmigrate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstDifferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"a\":1} ~ {\"a\":2} ~ /a ~ 1 ~ 2",
                "{\"a\":1.0} ~ {\"a\":1.00} ~ /a ~ 1.0 ~ 1.00",
                "{\"a\":1} ~ {\"a\":\"1\"} ~ /a ~ 1 ~ \"1\"",
                "{\"a\":{\"b\":[1,{\"c\":true}]}} ~ {\"a\":{\"b\":[1,{\"c\":false}]}} ~ /a/b/1/c ~ true ~ false",
                "{\"a\":1,\"b\":2} ~ {\"a\":1} ~ /b ~ 2 ~ (absent)",
                "{\"b\":2} ~ {\"a\":{\"x\":[1]},\"b\":2} ~ /a ~ (absent) ~ {\"x\":[1]}",
                "{\"a\":2,\"z\":1} ~ {\"a!\":2,\"z\":1} ~ /a ~ 2 ~ (absent)",
                "{\"a\":[1,2]} ~ {\"a\":[1]} ~ /a/1 ~ 2 ~ (absent)",
                "{\"a\":[1,2]} ~ {\"a\":[2,1]} ~ /a/0 ~ 1 ~ 2",
                "{\"a\":{\"b\":1}} ~ {\"a\":[1]} ~ /a ~ {\"b\":1} ~ [1]",
                "{\"a\":{\"b\":1}} ~ {\"a\":null} ~ /a ~ {\"b\":1} ~ null",
                "{\"a\":[{\"é\":\"x\"}]} ~ {\"a\":[{\"é\":\"y\"}]} ~ /a/0/é ~ \"x\" ~ \"y\"",
            })
    void theFirstPlaceIsNamed(String source, String target, String path, String left, String right) {
        Difference difference = FirstDifference.between(stored(source), stored(target));

        assertThat(difference.path()).isEqualTo(path);
        assertThat(difference.source()).isEqualTo(left);
        assertThat(difference.target()).isEqualTo(right);
    }

    private static StoredDocument stored(String source) {
        return new FakeSide(java.util.List.of(new FakeSide.Doc("1", "", source)))
                .at(java.util.List.of(0L))
                .getFirst();
    }
}
