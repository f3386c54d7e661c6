package org.osmigrate.bench;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Sentences that compress like what people write: a few words are frequent, most are rare, and some phrases recur. */
final class Prose {

    private static final String[] SUBJECTS = words("""
            the customer|a technician|our night shift|the regional office|the delivery driver|somebody at the counter|
            the second supplier|a returning visitor|the warehouse|the billing team|an auditor|the new colleague|
            the manufacturer|a neighbour|the school|the clinic""");
    private static final String[] VERBS = words("""
            reports|has confirmed|asked about|could not find|replaced|measured|called because of|has waited for|sent back|
            repaired|described|complains about|inspected|postponed|ordered|would like to see|has received|forgot""");
    private static final String[] ADJECTIVES = words("""
            broken|delayed|second|missing|wrong|heavy|blue|damp|noisy|refurbished|spare|early|loose|unlabelled|worn|brand new|
            borrowed|narrow|leaking|overheated|half-empty|late|scratched|silent|unusual|expensive|provisional|identical""");
    private static final String[] NOUNS = words("""
            pump|invoice|door|parcel|heater|contract|valve|bicycle|keyboard|shelf|window|cable|meter|tyre|filter|receipt|engine|
            lamp|roof|battery|printer|folder|ladder|bracket|hinge|tank|compressor|ticket|sensor|curtain|gearbox|antenna|
            thermostat|delivery note|chimney|signature|fuse box|conveyor|letterbox|turnstile|greenhouse|dishwasher""");
    private static final String[] PLACES = words("""
            in the basement|near the loading ramp|on the third floor|at the station|behind the workshop|in the courtyard|
            at the northern gate|on the way to the harbour|in the archive|next to the canteen|on the roof terrace""");
    private static final String[] TIMES = words("""
            since Monday|this morning|after the storm|for the third time|as agreed on the telephone|before the holidays|
            without any notice|again|until further notice|shortly after noon|twice this week|during the inventory""");
    private static final String[] NAMES = words("""
            Clara Ibsen|Mateo Ríos|Jürgen Groß|Amélie Dubois|Ravi Menon|Olga Petrova|佐藤 健|Nia Okafor|Łukasz Nowak|Tom Barker|
            Sofía Vega|Henk de Vries|Zeynep Kaya|Ana Lima|Eero Virtanen|Priya Nair|Sean Byrne|Lena Vogel|Marco Conti|Ida Holm""");

    private static final String[] SYLLABLES = words("""
            ba|cor|den|fi|gal|ho|in|jar|ka|lem|mor|ne|os|pri|qua|ro|sta|ti|ul|ven|wi|xe|yor|zan|chi|dra|el|fro|gri|ster""");
    private static final String[] VOCABULARY = vocabulary(6_000);

    private Prose() {}

    /** Names of parts, products and places: each language has more of them than a list would hold. */
    private static String[] vocabulary(int size) {
        RandomGenerator random = new SplittableRandom(7);
        return Stream.generate(() -> word(random)).limit(size).toArray(String[]::new);
    }

    private static String word(RandomGenerator random) {
        StringBuilder word = new StringBuilder();
        int syllables = 2 + random.nextInt(3);
        for (int i = 0; i < syllables; i++) {
            word.append(any(random, SYLLABLES));
        }
        return word.toString();
    }

    private static String[] words(String list) {
        return list.replace("\n", "").split("\\|", -1);
    }

    static String name(RandomGenerator random) {
        return any(random, NAMES);
    }

    static String noun(RandomGenerator random) {
        return frequent(random, NOUNS);
    }

    /** Some sentences, ready to stand between the quotes of a JSON text. */
    static void sentences(RandomGenerator random, int count, StringBuilder out) {
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.append(' ');
            }
            sentence(random, out);
        }
    }

    private static void sentence(RandomGenerator random, StringBuilder out) {
        int start = out.length();
        out.append(frequent(random, SUBJECTS))
                .append(' ')
                .append(any(random, VERBS))
                .append(" the ");
        object(random, out);
        if (random.nextInt(3) == 0) {
            out.append(" and the ");
            object(random, out);
        }
        out.append(' ').append(any(random, PLACES));
        if (random.nextBoolean()) {
            out.append(' ').append(any(random, TIMES));
        }
        switch (random.nextInt(4)) {
            case 0 -> out.append(", order ").append(random.nextInt(900_000) + 100_000);
            case 1, 2 -> remark(random, out);
            default -> {}
        }
        out.append('.');
        out.setCharAt(start, Character.toUpperCase(out.charAt(start)));
    }

    private static void remark(RandomGenerator random, StringBuilder out) {
        out.append(" as");
        int words = 3 + random.nextInt(4);
        for (int i = 0; i < words; i++) {
            out.append(' ').append(frequent(random, VOCABULARY));
        }
    }

    private static void object(RandomGenerator random, StringBuilder out) {
        out.append(frequent(random, ADJECTIVES)).append(' ');
        out.append(random.nextInt(3) == 0 ? frequent(random, NOUNS) : frequent(random, VOCABULARY));
    }

    private static String any(RandomGenerator random, String[] words) {
        return words[random.nextInt(words.length)];
    }

    /** The first words of a list are the most frequent. */
    private static String frequent(RandomGenerator random, String[] words) {
        double share = random.nextDouble();
        return words[(int) (share * share * words.length)];
    }
}
