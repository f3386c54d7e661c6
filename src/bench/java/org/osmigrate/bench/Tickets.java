package org.osmigrate.bench;

import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The documents of the benchmark: document number i depends on i alone. About 1 KB each, with one to three nested children. */
final class Tickets {

    /** What every index of the benchmark is made with; each adds its settings. */
    static final String MAPPINGS = """
            {"dynamic":"strict","properties":{
              "number":{"type":"integer"},"opened":{"type":"date"},"state":{"type":"keyword"},"priority":{"type":"byte"},
              "customer":{"properties":{"name":{"type":"keyword"},"mail":{"type":"keyword"},"ip":{"type":"ip"},
                "place":{"type":"geo_point"}}},
              "subject":{"type":"text"},"body":{"type":"text"},"tags":{"type":"keyword"},"amount":{"type":"double"},
              "paid":{"type":"boolean"},
              "steps":{"type":"nested","properties":{"agent":{"type":"keyword"},"at":{"type":"date"},
                "minutes":{"type":"short"},"note":{"type":"text"}}}}}
            """;

    /** One in so many documents is deleted after it was written. */
    static final int DELETED = 50;

    private static final long SEED = 20_260_101L;
    private static final long FIRST = 1_704_067_200_000L;
    private static final String[] STATES = {"open", "closed", "closed", "closed", "waiting", "rejected"};

    private Tickets() {}

    static String id(int number) {
        return "ticket-" + number;
    }

    static boolean isDeleted(int number) {
        return number % DELETED == DELETED / 2;
    }

    static String source(int number) {
        RandomGenerator random = new SplittableRandom(SEED + number * 0x9E3779B97F4A7C15L);
        long opened = FIRST + number * 20_000L + random.nextInt(20_000);
        StringBuilder out = new StringBuilder(1536);
        out.append("{\"number\":").append(number);
        text(out, "opened", Instant.ofEpochMilli(opened).toString());
        text(out, "state", STATES[random.nextInt(STATES.length)]);
        out.append(",\"priority\":").append(1 + random.nextInt(5));
        customer(random, out);
        out.append(",\"subject\":\"");
        Prose.sentences(random, 1, out);
        out.append("\",\"body\":\"");
        Prose.sentences(random, 2 + random.nextInt(4), out);
        out.append("\",\"tags\":[");
        tags(random, out);
        out.append("],\"amount\":").append(random.nextInt(1_000_000) / 100.0);
        out.append(",\"paid\":").append(random.nextBoolean()).append(",\"steps\":[");
        int steps = 1 + random.nextInt(3);
        for (int i = 0; i < steps; i++) {
            out.append(i > 0 ? "," : "");
            step(random, opened + (i + 1) * 3_600_000L, out);
        }
        return out.append("]}").toString();
    }

    private static void customer(RandomGenerator random, StringBuilder out) {
        out.append(",\"customer\":{\"name\":\"").append(Prose.name(random)).append('"');
        text(out, "mail", Long.toString(random.nextLong(1L << 40), 36) + "@example.org");
        text(out, "ip", "10." + random.nextInt(256) + '.' + random.nextInt(256) + '.' + random.nextInt(256));
        out.append(",\"place\":{\"lat\":").append(degrees(random, 80)).append(",\"lon\":");
        out.append(degrees(random, 170)).append("}}");
    }

    private static String degrees(RandomGenerator random, int most) {
        return String.format(Locale.ROOT, "%.4f", random.nextDouble(-most, most));
    }

    private static void tags(RandomGenerator random, StringBuilder out) {
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            out.append(i > 0 ? "," : "").append('"').append(Prose.noun(random)).append('"');
        }
    }

    private static void step(RandomGenerator random, long at, StringBuilder out) {
        out.append("{\"agent\":\"").append(Prose.name(random)).append('"');
        text(out, "at", Instant.ofEpochMilli(at).toString());
        out.append(",\"minutes\":").append(random.nextInt(240)).append(",\"note\":\"");
        Prose.sentences(random, 1, out);
        out.append("\"}");
    }

    private static void text(StringBuilder out, String name, String value) {
        out.append(",\"").append(name).append("\":\"").append(value).append('"');
    }
}
