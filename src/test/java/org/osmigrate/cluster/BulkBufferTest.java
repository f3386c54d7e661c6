package org.osmigrate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BulkBufferTest {

    private final BulkBody body = BulkBody.of("books", 8);

    @Test
    void writesALineForTheActionAndOneForTheSource() {
        body.index("1", "", bytes("{\"a\":1}"));
        body.index("2", "r", bytes("{\n\"a\": 2\n}\n"));

        assertThat(text(body.content())).isEqualTo("""
                        {"index":{"_id":"1"}}
                        {"a":1}
                        {"index":{"_id":"2","routing":"r"}}
                        {"a": 2}
                        """);
        assertThat(body.bytes()).isEqualTo(body.content().remaining());
    }

    @Test
    void createsWhereThatIsAskedFor() {
        BulkBody creating = BulkBody.of("stream", new BulkForm(true, true, false), 8);
        creating.index("1", "r", bytes("{}"));
        creating.index("2", "", bytes("{}"));

        assertThat(text(creating.only(1, 0).content())).isEqualTo("""
                        {"create":{"_id":"2"}}
                        {}
                        {"create":{"_id":"1","routing":"r"}}
                        {}
                        """);
    }

    @Test
    void sendsNoIdsWhereTheTargetTakesNone() {
        BulkBody nameless = BulkBody.of("i", new BulkForm(false, false, false), 8);
        nameless.index("1", "r", bytes("{}"));
        nameless.index("2", "", bytes("{}"));

        assertThat(text(nameless.content())).isEqualTo("""
                        {"index":{"routing":"r"}}
                        {}
                        {"index":{}}
                        {}
                        """);
        assertThat(nameless.only(1).id(0)).isEqualTo("2");
    }

    @Test
    void remembersVersions() {
        body.index("1", "r", 7, bytes("{}"));
        body.index("2", "", bytes("{}"));

        assertThat(text(body.content()).lines().findFirst().orElseThrow())
                .isEqualTo("{\"index\":{\"_id\":\"1\",\"routing\":\"r\",\"version_type\":\"external\",\"version\":7}}");
        assertThat(body.only(1, 0).version(1)).isEqualTo(7);
        assertThat(body.version(1)).isEqualTo(BulkBody.NO_VERSION);
    }

    @Test
    void keepsAnyIdAndRouting() throws IOException {
        String strange = "a\"b\\c\n\t\u0000/é\uD83D\uDE00 ";
        body.index(strange, strange, bytes("{}"));

        JsonNode action = new ObjectMapper()
                .readTree(text(body.content()).lines().toList().get(0));

        assertThat(action.at("/index/_id").asText()).isEqualTo(strange);
        assertThat(action.at("/index/routing").asText()).isEqualTo(strange);
        assertThat(body.id(0)).isEqualTo(strange);
        assertThat(body.routing(0)).isEqualTo(strange);
    }

    @Test
    void leavesTheSourceBufferAsItWas() {
        ByteBuffer source = bytes("xx{\"a\":1}yy").position(2).limit(9);
        body.index("1", "", source);

        assertThat(text(body.source(0))).isEqualTo("{\"a\":1}");
        assertThat(source.remaining()).isEqualTo(7);
    }

    @Test
    void takesSomeActionsInTheOrderAskedFor() {
        for (int i = 0; i < 5; i++) {
            body.index("id" + i, "", bytes("{\"n\":" + i + "}"));
        }

        BulkBody some = body.only(3, 1);

        assertThat(some.index()).isEqualTo("books");
        assertThat(some.items()).isEqualTo(2);
        assertThat(some.id(0)).isEqualTo("id3");
        assertThat(text(some.source(1))).isEqualTo("{\"n\":1}");
        assertThat(text(some.content()))
                .isEqualTo("{\"index\":{\"_id\":\"id3\"}}\n{\"n\":3}\n{\"index\":{\"_id\":\"id1\"}}\n{\"n\":1}\n");
    }

    @Test
    void aDeletionHasNoSourceAndKeepsItsPlaceAmongTheOthers() {
        body.delete("gone", "r", 7);
        body.index("1", "", bytes("{\"a\":1}"));
        body.delete("2", "", BulkBody.NO_VERSION);

        assertThat(text(body.content())).isEqualTo("""
                        {"delete":{"_id":"gone","routing":"r","version_type":"external","version":7}}
                        {"index":{"_id":"1"}}
                        {"a":1}
                        {"delete":{"_id":"2"}}
                        """);
        assertThat(text(body.only(2, 0).content())).isEqualTo("""
                        {"delete":{"_id":"2"}}
                        {"delete":{"_id":"gone","routing":"r","version_type":"external","version":7}}
                        """);
        assertThat(text(body.source(0))).isEmpty();
        assertThat(text(body.only(1).content())).isEqualTo("{\"index\":{\"_id\":\"1\"}}\n{\"a\":1}\n");
    }

    @Test
    void refusesAnEmptySourceWhichWouldShiftAllThatFollow() {
        assertThatThrownBy(() -> body.index("1", "", bytes(""))).hasMessageContaining("1");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
