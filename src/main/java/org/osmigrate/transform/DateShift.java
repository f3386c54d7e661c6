package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Moves a date as {@code strict_date_optional_time} and {@code epoch_millis} write it; the form stays: number, text of
 * digits, date alone, with or without zone, and as many digits of the second as there were.
 */
final class DateShift {

    private static final long MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private DateShift() {}

    static JsonNode of(String field, JsonNode value, Duration by) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return LongNode.valueOf(Math.addExact(value.longValue(), by.toMillis()));
        }
        if (!value.isTextual()) {
            throw unlike(field, value);
        }
        try {
            return TextNode.valueOf(shifted(value.textValue(), by));
        } catch (DateTimeException | ArithmeticException e) {
            throw new TransformFailed(
                    "field " + field + " is no date that can be moved: " + value + " (" + e.getMessage() + ")", e);
        }
    }

    private static String shifted(String text, Duration by) {
        if (text.matches("-?\\d{5,18}")) {
            return Long.toString(Math.addExact(Long.parseLong(text), by.toMillis()));
        }
        if (!text.contains("T")) {
            return wholeDays(LocalDate.parse(text), by);
        }
        DateTimeFormatter form = form(text);
        return hasZone(text)
                ? OffsetDateTime.parse(text, form).plus(by).format(form)
                : LocalDateTime.parse(text, form).plus(by).format(form);
    }

    private static String wholeDays(LocalDate date, Duration by) {
        if (by.toMillis() % MILLIS_PER_DAY != 0) {
            throw new DateTimeException("a date without time can be moved by whole days only");
        }
        return date.plusDays(by.toDays()).toString();
    }

    private static boolean hasZone(String text) {
        int time = text.indexOf('T');
        return text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
    }

    private static DateTimeFormatter form(String text) {
        String time = text.substring(text.indexOf('T') + 1);
        DateTimeFormatterBuilder form = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .appendLiteral('T')
                .appendPattern(time.matches("\\d\\d:\\d\\d:.*") ? "HH:mm:ss" : "HH:mm");
        int digits = fraction(time);
        if (digits > 0) {
            form.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true);
        }
        if (hasZone(text)) {
            form.appendOffset(time.matches(".*[+-]\\d{4}") ? "+HHMM" : "+HH:MM", text.endsWith("Z") ? "Z" : "+00:00");
        }
        return form.toFormatter(Locale.ROOT);
    }

    private static int fraction(String time) {
        int dot = time.indexOf('.');
        return dot < 0
                ? 0
                : (int) time.substring(dot + 1)
                        .chars()
                        .takeWhile(c -> c >= '0' && c <= '9')
                        .count();
    }

    private static TransformFailed unlike(String field, JsonNode value) {
        return new TransformFailed("field " + field + " is no date that can be moved: " + value.getNodeType());
    }
}
