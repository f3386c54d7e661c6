package org.osmigrate.reconstruct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoredSourceTest {

    private final IgnoredSource ignored = new IgnoredSource();

    @Test
    void readsOnePartAtATime() throws Exception {
        assertThat(read(one("o.p.x", 4, "I\7\0\0\0"), one("o.p.x", 4, "j[1.50,\"a\"]"), one("all", 0, "v")))
                .isEqualTo("{[all]=[], [o, p, x]=[7, [1.50,\"a\"]]}");
    }

    @Test
    void readsAllPartsOfOneName() throws Exception {
        assertThat(read(all("o.x", 2, "L\1\0\0\0\0\0\0\0", "v", "t"), all("s", 0, "Stext")))
                .isEqualTo("{[o, x]=[1, true], [s]=[\"text\"]}");
    }

    /** A field of objects without sub-objects has dots in its name. */
    @Test
    void keepsANameWithDotsWhole() throws Exception {
        assertThat(read(one("a.b", 0, "f"))).isEqualTo("{[a.b]=[false]}");
    }

    /** Lengths are in characters of 16 bits, and a name may be long. */
    @Test
    void readsNamesOfEveryAlphabet() throws Exception {
        String name = "größe-\uD83D\uDE80";
        String longName = "n".repeat(700);

        assertThat(read(one(name, 0, "t"), all(name, 0, "f"))).isEqualTo("{[" + name + "]=[true, false]}");
        assertThat(read(one(longName, 0, "t"), all(longName, 0, "f"))).isEqualTo("{[" + longName + "]=[true, false]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "y",
                "Ix",
                "I\1\2\3",
                "L",
                "D\0\0\0\0\0\0\u00f0\177",
                "j",
                "j{",
                "j1 2",
                "j{\"a\"",
                "tt",
                "vv"
            })
    void refusesValuesItDoesNotKnow(String value) {
        for (byte[] stored : List.of(one("x", 0, value), all("x", 0, value))) {
            assertThatThrownBy(() -> ignored.read(List.of(stored)))
                    .isInstanceOf(NotRebuilt.class)
                    .hasMessageContaining("_ignored_source");
        }
    }

    @Test
    void refusesAnObjectThatIsNoneOfTheName() {
        assertThatThrownBy(() -> ignored.read(List.of(one("o.x", 1, "t")))).isInstanceOf(NotRebuilt.class);
        assertThatThrownBy(() -> ignored.read(List.of(one("o.x", 9, "t")))).isInstanceOf(NotRebuilt.class);
    }

    @Test
    void damagedBytesAreRefusedOrRead() {
        Random random = new Random(7);
        List<byte[]> intact = List.of(one("o.x", 2, "j{\"a\":[1,2]}"), all("o.x", 2, "I\1\0\0\0", "Stext"));
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = intact.get(i % 2).clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            int length = i % 3 == 0 ? random.nextInt(bytes.length) : bytes.length;
            try {
                assertThat(ignored.read(List.of(java.util.Arrays.copyOf(bytes, length)))
                                .paths())
                        .isNotEmpty();
            } catch (NotRebuilt refused) {
                assertThat(refused.getMessage()).contains("_ignored_source");
            }
        }
    }

    private String read(byte[]... stored) throws NotRebuilt {
        Map<List<String>, List<JsonNode>> paths = ignored.read(List.of(stored)).paths();
        return paths.toString();
    }

    private static byte[] one(String name, int offset, String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(name.length() & 0xff);
        out.write(name.length() >>> 8);
        out.write(offset);
        out.write(0);
        out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(latin(value));
        return out.toByteArray();
    }

    private static byte[] all(String name, int offset, String... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(values.length);
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 127) {
            out.write((bytes.length & 0x7f) | 0x80);
            out.write(bytes.length >>> 7);
        } else {
            out.write(bytes.length);
        }
        out.writeBytes(bytes);
        Stream.of(values).forEach(value -> {
            out.write(offset);
            out.write(value.length());
            out.writeBytes(latin(value));
        });
        return out.toByteArray();
    }

    private static byte[] latin(String value) {
        return value.getBytes(StandardCharsets.ISO_8859_1);
    }
}
