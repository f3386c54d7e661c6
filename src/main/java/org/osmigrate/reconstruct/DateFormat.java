package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One format of dates. */
@FunctionalInterface
interface DateFormat {

    /** Dates as most formats read them; of others than this only patterns of digits are known. */
    Set<String> ISO = Set.of(
            "strict_date_optional_time",
            "date_optional_time",
            "strict_date_optional_time_nanos",
            "iso8601",
            "strict_date_time",
            "date_time");

    /** Formats with names that are patterns. */
    Map<String, String> NAMED = Map.of(
            "date", "yyyy-MM-dd",
            "strict_date", "yyyy-MM-dd",
            "year_month_day", "yyyy-MM-dd",
            "strict_year_month_day", "yyyy-MM-dd",
            "basic_date", "yyyyMMdd",
            "strict_date_time_no_millis", "yyyy-MM-dd'T'HH:mm:ssXXX",
            "date_time_no_millis", "yyyy-MM-dd'T'HH:mm:ssXXX",
            "date_hour_minute_second", "yyyy-MM-dd'T'HH:mm:ss",
            "strict_date_hour_minute_second", "yyyy-MM-dd'T'HH:mm:ss");

    /** The JSON of a date; empty when this format cannot say it exactly. */
    Optional<JsonNode> write(Instant instant);

    /** A format by its text in the mapping; empty for one that is not known. */
    static Optional<DateFormat> of(String format, boolean nanos) {
        if (ISO.contains(format)) {
            return Optional.of(iso(format.endsWith("nanos") || nanos ? 9 : 3));
        }
        return switch (format) {
            case "epoch_millis" -> Optional.of(DateFormat::millis);
            case "epoch_second" -> Optional.of(DateFormat::seconds);
            default -> pattern(NAMED.getOrDefault(format, format));
        };
    }

    private static DateFormat iso(int digits) {
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
                .appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true)
                .appendOffsetId()
                .toFormatter(Locale.ROOT);
        return instant -> exact(formatter, instant);
    }

    /** A year, letters that stand for digits or an offset, and signs between them. */
    private static Optional<DateFormat> pattern(String format) {
        String pattern = format.startsWith("8") ? format.substring(1) : format;
        if (!pattern.matches("([yuMdHmsSXZ /:.,_-]|'[^'yu]*')*[yu]{4}([yuMdHmsSXZ /:.,_-]|'[^'yu]*')*")
                || pattern.contains("MMM")) {
            return Optional.empty();
        }
        try {
            DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                    .appendPattern(pattern.replace('y', 'u'))
                    .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
                    .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
                    .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                    .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                    .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                    .parseDefaulting(ChronoField.NANO_OF_SECOND, 0)
                    .toFormatter(Locale.ROOT);
            return Optional.of(instant -> exact(formatter, instant));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> exact(DateTimeFormatter formatter, Instant instant) {
        DateTimeFormatter utc = formatter.withZone(ZoneOffset.UTC).withResolverStyle(ResolverStyle.STRICT);
        try {
            String text = utc.format(instant);
            boolean plain = !text.startsWith("+") && !text.startsWith("-");
            return plain && utc.parse(text, Instant::from).equals(instant)
                    ? Optional.of(TextNode.valueOf(text))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> millis(Instant instant) {
        long millis = instant.toEpochMilli();
        return Instant.ofEpochMilli(millis).equals(instant) ? Optional.of(LongNode.valueOf(millis)) : Optional.empty();
    }

    private static Optional<JsonNode> seconds(Instant instant) {
        long seconds = instant.getEpochSecond();
        return Instant.ofEpochSecond(seconds).equals(instant)
                ? Optional.of(LongNode.valueOf(seconds))
                : Optional.empty();
    }
}
