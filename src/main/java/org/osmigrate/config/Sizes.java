package org.osmigrate.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as Elasticsearch writes them: {@code 512b}, {@code 10mb} = 10 x 1024^2 bytes, {@code 1.5gb}. */
public final class Sizes {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?)\\s?(b|kb|mb|gb|tb|k|m|g|t)");
    private static final Map<Character, Integer> SHIFTS = Map.of('b', 0, 'k', 10, 'm', 20, 'g', 30, 't', 40);

    private Sizes() {}

    /** The bytes, or nothing when the text is not a size. */
    public static OptionalLong parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        BigDecimal unit = BigDecimal.valueOf(1L << SHIFTS.get(matcher.group(2).charAt(0)));
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(unit);
        return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(bytes.longValue());
    }
}
