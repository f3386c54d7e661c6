package org.osmigrate.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "*, anything, true",
        "logs-*, logs-, true",
        "logs-*, log, false",
        "*-2024, logs-2024, true",
        "a*a, a, false",
        "a*a, aa, true",
        "a*b*c, aXbYbc, true",
        "a*b*c, acb, false",
        "a**c, abc, true",
        "logs.?, logs.x, false",
        "logs.?, logs.?, true"
    })
    void starStandsForAnyCharacters(String glob, String name, boolean matches) {
        assertThat(new Glob(glob).matches(name)).isEqualTo(matches);
    }

    @Test
    void agreesWithTheEquivalentExpression() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String glob = text(random, "ab*", 6);
            String name = text(random, "ab", 8);
            assertThat(new Glob(glob).matches(name))
                    .as("%s on %s", glob, name)
                    .isEqualTo(Pattern.matches(glob.replace("*", ".*"), name));
        }
    }

    @Test
    void manyStarsDoNotMakeItSlow() {
        assertThat(new Glob("*a".repeat(500) + "*b").matches("a".repeat(20_000)))
                .isFalse();
    }

    private static String text(Random random, String letters, int length) {
        return random.ints(random.nextInt(length), 0, letters.length())
                .collect(StringBuilder::new, (text, i) -> text.append(letters.charAt(i)), StringBuilder::append)
                .toString();
    }
}
