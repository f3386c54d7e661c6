package org.osmigrate.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.CorruptTraffic;

class StreamCodecTest {

    /** Written by hand from the table of fields, one line a field. */
    private static final String GOLDEN =
            // 1: connection "c1"
            "0a02" + "6331"
                    // 2: observation of 15 bytes: time 2 s 3 ns, read (4) with 1: "GET"
                    + "120d" + "0a04" + "0802" + "1003" + "2205" + "0a03" + "474554"
                    // 2: observation: time 2 s, read segment (5) with 2: "x"
                    + "1209" + "0a02" + "0802" + "2a03" + "1201" + "78"
                    // 2: observation: time 2 s, segment end (14)
                    + "1206" + "0a02" + "0802" + "7200"
                    // 2: observation: time 2 s, end of message (15): first line 14, headers 300
                    + "120b" + "0a02" + "0802" + "7a05" + "080e" + "10ac02"
                    // 2: observation: time 2 s, write (8) with 1: "OK"
                    + "120a" + "0a02" + "0802" + "4204" + "0a02" + "4f4b"
                    // 2: observation: time 2 s, write segment (9) with 2: "y"
                    + "1209" + "0a02" + "0802" + "4a03" + "1201" + "79"
                    // 2: observation: time 2 s, close (11)
                    + "1206" + "0a02" + "0802" + "5a00"
                    // 2: observation: time 2 s, connection exception (12) with 1: "no"
                    + "120a" + "0a02" + "0802" + "6204" + "0a02" + "6e6f"
                    // 2: observation: time 2 s, request dropped (16: a tag of two bytes)
                    + "1207" + "0a02" + "0802" + "820100"
                    // 4: number 7, the last; 5: node "n"; 6: one prior request; 7: within a request
                    + "2007" + "2a01" + "6e" + "3001" + "3801";

    @Test
    void readsAndWritesTheReferencesForm() {
        Instant at = Instant.ofEpochSecond(2);
        TrafficStream stream = new TrafficStream(
                "c1",
                "n",
                7,
                true,
                1,
                true,
                List.of(
                        new Observation.Read(at.plusNanos(3), bytes("GET")),
                        new Observation.ReadSegment(at, bytes("x")),
                        new Observation.SegmentEnd(at),
                        new Observation.EndOfMessage(at, 14, 300),
                        new Observation.Write(at, bytes("OK")),
                        new Observation.WriteSegment(at, bytes("y")),
                        new Observation.Close(at),
                        new Observation.ConnectionFailed(at, "no"),
                        new Observation.RequestDropped(at)));
        byte[] golden = HexFormat.of().parseHex(GOLDEN);

        assertThat(StreamDecoder.decode(golden, "here")).isEqualTo(stream);
        assertThat(HexFormat.of().formatHex(StreamEncoder.encode(stream))).isEqualTo(GOLDEN);
    }

    @Test
    void readsWhatItWrote() {
        Random random = new Random(42);
        for (int run = 0; run < 2000; run++) {
            TrafficStream stream = Samples.random(random);

            assertThat(StreamDecoder.decode(StreamEncoder.encode(stream), "here"))
                    .isEqualTo(stream);
        }
    }

    @Test
    void neverTakesATruncatedStreamForTheWhole() {
        Random random = new Random(43);
        for (int run = 0; run < 200; run++) {
            TrafficStream stream = Samples.random(random);
            byte[] whole = StreamEncoder.encode(stream);
            for (int length = 0; length < whole.length; length += 1 + random.nextInt(9)) {
                assertTypedOrDifferent(Arrays.copyOf(whole, length), stream);
            }
        }
    }

    @Test
    void failsTypedWhateverBitIsFlipped() {
        Random random = new Random(44);
        for (int run = 0; run < 20_000; run++) {
            byte[] bytes = StreamEncoder.encode(Samples.random(random));
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            assertTyped(bytes);
        }
    }

    @Test
    void refusesAnObservationOfAnUnknownKind() {
        assertThatThrownBy(() -> StreamDecoder.decode(HexFormat.of().parseHex("1203" + "8a0100" + "1801"), "log 3:77"))
                .isInstanceOf(CorruptTraffic.class)
                .hasMessageContaining("log 3:77")
                .hasMessageContaining("unknown kind 17");
    }

    private static void assertTypedOrDifferent(byte[] bytes, TrafficStream stream) {
        try {
            assertThat(StreamDecoder.decode(bytes, "here")).isNotEqualTo(stream);
        } catch (CorruptTraffic e) {
            assertThat(e).hasMessageContaining("here");
        }
    }

    private static void assertTyped(byte[] bytes) {
        try {
            assertThat(StreamDecoder.decode(bytes, "here")).isNotNull();
        } catch (CorruptTraffic e) {
            assertThat(e).hasMessageContaining("here");
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
