package org.osmigrate.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osmigrate.failure.CorruptTraffic;
import org.osmigrate.failure.UnsupportedFormat;

class CodecsTest {

    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");
    private static final Origin ORIGIN =
            new Origin.Ours(new Exchange("p", "s", "connection-1", 1L << 40), Side.RESPONSE, 3, false);

    @Test
    void originsAreReadAsWritten() {
        assertThat(OriginCodec.decode(OriginCodec.encode(ORIGIN), "here")).isEqualTo(ORIGIN);
        assertThat(OriginCodec.decode(OriginCodec.encode(new Origin.Foreign()), "here"))
                .isEqualTo(new Origin.Foreign());
    }

    @Test
    void anyTruncationOfAnOriginIsFound() {
        byte[] whole = OriginCodec.encode(ORIGIN);
        for (int length = 1; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> OriginCodec.decode(part, "log 0:5"))
                    .isInstanceOf(CorruptTraffic.class)
                    .hasMessageContaining("log 0:5");
        }
    }

    @Test
    void aNewerFormatIsRefusedByName() {
        byte[] newer = OriginCodec.encode(ORIGIN);
        newer[0] = 2;

        assertThatThrownBy(() -> OriginCodec.decode(newer, "log 0:5"))
                .isInstanceOf(UnsupportedFormat.class)
                .hasMessageContaining("log 0:5 has format 2");
        assertThatThrownBy(() -> MarkCodec.decode("{\"format\":2}".getBytes(StandardCharsets.UTF_8), "log 0:6"))
                .isInstanceOf(UnsupportedFormat.class)
                .hasMessageContaining("log 0:6 has format 2");
    }

    static List<Mark> marks() {
        return List.of(
                new Mark.Started("p", "s", AT),
                new Mark.Stopped("p", "s", AT.plusNanos(5)),
                new Mark.Time("p", "s", AT, 3, 12, 11),
                new Mark.Gap(
                        "p",
                        "s",
                        AT,
                        AT.minusSeconds(3),
                        AT,
                        Mark.GapKind.LOG_UNAVAILABLE,
                        5,
                        6,
                        700,
                        List.of("a", "b"),
                        true));
    }

    @ParameterizedTest
    @MethodSource("marks")
    void marksAreReadAsWritten(Mark mark) {
        assertThat(MarkCodec.decode(MarkCodec.encode(mark), "here")).isEqualTo(mark);
    }

    @ParameterizedTest
    @MethodSource("marks")
    void aDamagedMarkFails(Mark mark) {
        byte[] whole = MarkCodec.encode(mark);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> MarkCodec.decode(part, "log 0:5")).isInstanceOf(CorruptTraffic.class);
        }
    }
}
