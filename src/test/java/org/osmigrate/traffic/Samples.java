package org.osmigrate.traffic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Records for tests, made from a seed or from a number that can be found in them again. */
final class Samples {

    private static final Instant THEN = Instant.parse("2026-03-04T05:06:07.008Z");

    private Samples() {}

    static TrafficRecord numbered(String connection, int number) {
        return sized(connection, number, 0);
    }

    static TrafficRecord sized(String connection, int number, int padding) {
        byte[] bytes = ("request " + number + " " + ".".repeat(padding)).getBytes(StandardCharsets.UTF_8);
        Origin origin = new Origin.Ours(new Exchange("proxy-1", "start-1", connection, number), Side.REQUEST, 0, true);
        return TrafficRecord.of(
                origin,
                new TrafficStream(
                        connection,
                        "start-1",
                        number + 1,
                        false,
                        number,
                        false,
                        List.of(
                                new Observation.Read(THEN, ByteBuffer.wrap(bytes)),
                                new Observation.EndOfMessage(THEN, 9, 40))));
    }

    static int number(TrafficRecord record) {
        return record.stream().number() - 1;
    }

    static TrafficStream random(Random random) {
        List<Observation> observations = new ArrayList<>();
        for (int left = random.nextInt(8); left > 0; left--) {
            observations.add(observation(random));
        }
        return new TrafficStream(
                text(random),
                text(random),
                1 + random.nextInt(1 << random.nextInt(1, 30)),
                random.nextBoolean(),
                random.nextInt(3),
                random.nextBoolean(),
                observations);
    }

    private static Observation observation(Random random) {
        Instant at = Instant.ofEpochSecond(random.nextInt(3) * 900_000_000L, random.nextInt(2) * 999_999_999L);
        return switch (random.nextInt(10)) {
            case 0 -> new Observation.Read(at, bytes(random));
            case 1 -> new Observation.ReadSegment(at, bytes(random));
            case 2 -> new Observation.Write(at, bytes(random));
            case 3 -> new Observation.WriteSegment(at, bytes(random));
            case 4 -> new Observation.SegmentEnd(at);
            case 5 -> new Observation.EndOfMessage(at, random.nextInt(2000), random.nextInt(200_000));
            case 6 -> new Observation.RequestDropped(at);
            case 7 -> new Observation.Close(at);
            case 8 -> new Observation.ConnectionFailed(at, text(random));
            default -> new Observation.Event(at, List.of(2, 3, 6, 10).get(random.nextInt(4)));
        };
    }

    private static String text(Random random) {
        return "añ€😀-z".substring(0, List.of(0, 1, 2, 3, 5, 7).get(random.nextInt(6)));
    }

    private static ByteBuffer bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(1 << random.nextInt(1, 12))];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }
}
