package org.osmigrate.transform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a cron expression of Elasticsearch (seconds first, days of the week from 1 for Sunday, perhaps a year) into one of
 * five fields, where it can be said in five.
 */
final class UnixCron {

    private static final int WITHOUT_YEAR = 6;
    private static final int WITH_YEAR = 7;
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final Pattern PLAIN = Pattern.compile("[0-9*/,-]+");
    private static final Pattern FROM = Pattern.compile("(\\d{1,2})/(\\d{1,2})");
    private static final Pattern NUMBER = Pattern.compile("(?<!/)\\b\\d{1,2}");

    private static final Pattern RANGE = Pattern.compile("(\\d)-(\\d)");
    private static final String NOT_SAID = "!";

    private UnixCron() {}

    /** Empty for seconds other than 0, a year, the last or nearest day, the n-th weekday. */
    static Optional<String> of(String expression) {
        String[] parts = expression.strip().toUpperCase(Locale.ROOT).split("\\s+", -1);
        boolean fits = parts.length == WITHOUT_YEAR || (parts.length == WITH_YEAR && parts[6].equals("*"));
        if (!fits || !parts[0].equals("0")) {
            return Optional.empty();
        }
        String unix = String.join(
                " ",
                field(parts[1], 59),
                field(parts[2], 23),
                field(parts[3], 31),
                field(numbers(parts[4], MONTHS, 1), 12),
                weekday(parts[5]));
        boolean plain = List.of(unix.split(" ")).stream()
                .allMatch(part -> PLAIN.matcher(part).matches());
        return plain ? Optional.of(unix) : Optional.empty();
    }

    private static String field(String part, int most) {
        String text = part.equals("?") ? "*" : part;
        Matcher from = FROM.matcher(text);
        if (!from.matches()) {
            return text;
        }
        return (from.group(1).equals("0") ? "*" : from.group(1) + "-" + most) + "/" + from.group(2);
    }

    private static String numbers(String part, List<String> names, int first) {
        String text = part;
        for (int i = 0; i < names.size(); i++) {
            text = text.replace(names.get(i), Integer.toString(i + first));
        }
        return text;
    }

    /** From 1 to 7 with Sunday first, to 0 to 6. A range that ends on Sunday would run backwards: it is not said. */
    private static String weekday(String part) {
        String text = part.equals("?") ? "*" : numbers(part, DAYS, 1);
        String shifted = NUMBER.matcher(text).replaceAll(day -> shifted(Integer.parseInt(day.group())));
        Matcher range = RANGE.matcher(shifted);
        boolean backwards = range.find() && Integer.parseInt(range.group(1)) > Integer.parseInt(range.group(2));
        return backwards ? NOT_SAID : field(shifted, 6);
    }

    private static String shifted(int day) {
        return day >= 1 && day <= DAYS.size() ? Integer.toString(day - 1) : NOT_SAID;
    }
}
