package org.osmigrate.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddedMemberTest {

    private final AddedMember member = new AddedMember("j\"f");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|{\"j\\\"f\":7}",
                "{ }|{\"j\\\"f\":7 }",
                "{\"a\" : 1.50}|{\"j\\\"f\":7,\"a\" : 1.50}",
                "/* { */ {\"é\":{\"j\\\"f\":[{}]}}|/* { */ {\"j\\\"f\":7,\"é\":{\"j\\\"f\":[{}]}}"
            })
    void changesNoOtherByte(String object, String expected) throws Exception {
        assertThat(added(object)).isEqualTo(expected);
    }

    /** A byte order mark would stand before a member of the bulk. */
    @Test
    void leavesOutAByteOrderMark() throws Exception {
        assertThat(added("\uFEFF{\"a\":1}")).isEqualTo("{\"j\\\"f\":7,\"a\":1}");
    }

    @Test
    void takesAPartOfABuffer() throws Exception {
        ByteBuffer part = ByteBuffer.wrap("xx{\"a\":1}yy".getBytes(StandardCharsets.UTF_8), 2, 7);

        assertThat(text(member.to(part, new byte[] {'7'}))).isEqualTo("{\"j\\\"f\":7,\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"j\\\"f\":2}", "{\"j\\\"f.name\":2}"})
    void neverReplacesAMember(String object) {
        assertThatThrownBy(() -> added(object))
                .isInstanceOf(UnreadableSource.class)
                .hasMessageContaining("has a member j\"f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"a\"", "{\"a\":}", "{}{}", "{\"a\":\"", "7"})
    void refusesWhatIsNoObject(String object) {
        assertThatThrownBy(() -> added(object)).isInstanceOf(UnreadableSource.class);
    }

    private String added(String object) throws UnreadableSource {
        return text(member.to(ByteBuffer.wrap(object.getBytes(StandardCharsets.UTF_8)), new byte[] {'7'}));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
