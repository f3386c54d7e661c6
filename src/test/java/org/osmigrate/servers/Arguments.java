package org.osmigrate.servers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A command line taken apart: the words, and the options with their values in the order given. */
record Arguments(List<String> words, Map<String, List<String>> options) {

    /** An option that is in neither set is a usage error. */
    static Arguments parse(List<String> line, Set<String> withValue, Set<String> flags) {
        List<String> words = new ArrayList<>();
        Map<String, List<String>> options = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(line);
        while (!rest.isEmpty()) {
            String word = rest.removeFirst();
            if (!word.startsWith("-")) {
                words.add(word);
            } else if (flags.contains(word)) {
                options.put(word, List.of());
            } else {
                addValue(options, word, rest, withValue);
            }
        }
        return new Arguments(List.copyOf(words), Map.copyOf(options));
    }

    private static void addValue(
            Map<String, List<String>> options, String option, Deque<String> rest, Set<String> known) {
        if (!known.contains(option)) {
            throw ServerFailure.usage("Unknown option '" + option + "'");
        }
        if (rest.isEmpty()) {
            throw ServerFailure.usage("Option " + option + " needs a value");
        }
        options.computeIfAbsent(option, _ -> new ArrayList<>()).add(rest.removeFirst());
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    String last(String option, String otherwise) {
        return all(option).isEmpty() ? otherwise : all(option).getLast();
    }

    int number(String option, int otherwise) {
        String value = last(option, String.valueOf(otherwise));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException _) {
            throw ServerFailure.usage("Option " + option + " needs a number, not '" + value + "'");
        }
    }

    String word(int position, String what) {
        if (words.size() <= position) {
            throw ServerFailure.usage("Missing: " + what);
        }
        return words.get(position);
    }

    void atMost(int count) {
        if (words.size() > count) {
            throw ServerFailure.usage("Unknown argument '" + words.get(count) + "'");
        }
    }
}
