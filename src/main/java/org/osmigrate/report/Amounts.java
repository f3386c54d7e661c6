package org.osmigrate.report;

import java.time.Duration;
import java.util.Locale;

/** Bytes, rates and durations for people. */
public final class Amounts {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Amounts() {}

    /** Bytes in the largest unit that leaves a number of at least 1: {@code 1.5 GiB}. */
    public static String bytes(double bytes) {
        int unit = 0;
        double value = bytes;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }

    /** Hours, minutes and seconds, the larger ones only where they are: {@code 1h 02m 03s}. */
    public static String duration(Duration duration) {
        long hours = duration.toHours();
        if (hours > 0) {
            return String.format(
                    Locale.ROOT, "%dh %02dm %02ds", hours, duration.toMinutesPart(), duration.toSecondsPart());
        }
        return duration.toMinutes() > 0
                ? String.format(Locale.ROOT, "%dm %02ds", duration.toMinutes(), duration.toSecondsPart())
                : duration.toSeconds() + "s";
    }

    /** How long the rest takes at a rate per second; a dash where nobody knows. */
    public static String remaining(double rest, double rate) {
        if (rest <= 0) {
            return "0s";
        }
        return rate > 0 ? duration(Duration.ofSeconds((long) Math.ceil(rest / rate))) : "-";
    }

    /** A part of a whole in percent; an empty whole is complete. */
    public static String percent(double part, double whole) {
        double share = whole <= 0 ? 1 : Math.min(1, part / whole);
        return String.format(Locale.ROOT, "%.0f%%", Math.floor(share * 100));
    }
}
