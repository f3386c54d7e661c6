package org.osmigrate.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredIdTest {

    @ParameterizedTest
    @CsvSource({
        "fe1234, 1234",
        "fe123f, 123",
        "fe0f, 0",
        "ff7031, p1",
        "ffc3a9e6bca2, é漢",
        "68656c6c6f77, aGVsbG93",
        "fdfeff, _v8",
        "fdfd0102, _QEC"
    })
    void decodesEveryForm(String stored, String id) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(stored);

        assertThat(StoredId.decode(bytes, bytes.length)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe1a", "fef1", "ffc3"})
    void refusesWhatIsNoId(String stored) {
        byte[] bytes = HexFormat.of().parseHex(stored);

        assertThatThrownBy(() -> StoredId.decode(bytes, bytes.length)).isInstanceOf(IOException.class);
    }
}
