package org.osmigrate.bench;

import java.util.List;
import java.util.Locale;

/**
 * What is asked for.
 *
 * @param what the benchmarks to run, in order
 * @param documents how many documents the index gets, before some are deleted
 * @param codec {@code default} or {@code best_compression}
 * @param rounds how often each thing is measured; the median is printed
 * @param only the programs to compare; empty for all
 * @param against another checkout, built, that takes part in the comparison; empty for none
 */
record Options(List<String> what, int documents, String codec, int rounds, List<String> only, String against) {

    static final List<String> ALL = List.of("kernel", "program", "startup");

    Options {
        what = List.copyOf(what);
        only = List.copyOf(only);
    }

    static Options parse(List<String> arguments) {
        Options options = new Options(ALL, 1_000_000, "default", 3, List.of(), "");
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            options = argument.startsWith("--")
                    ? options.with(argument, value(arguments, ++i))
                    : options.with("what", argument.equals("all") ? String.join(",", ALL) : argument);
        }
        return options;
    }

    private static String value(List<String> arguments, int at) {
        if (at == arguments.size()) {
            throw new IllegalArgumentException(arguments.get(at - 1) + " needs a value");
        }
        return arguments.get(at);
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "what" -> new Options(list(value), documents, codec, rounds, only, against);
            case "--documents" -> new Options(what, number(value), codec, rounds, only, against);
            case "--codec" -> ofCodec(codec(value));
            case "--rounds" -> new Options(what, documents, codec, number(value), only, against);
            case "--only" -> new Options(what, documents, codec, rounds, list(value), against);
            case "--against" -> new Options(what, documents, codec, rounds, only, value);
            default -> throw new IllegalArgumentException("unknown option " + name);
        };
    }

    /** The same about documents compressed in another way. */
    Options ofCodec(String other) {
        return new Options(what, documents, other, rounds, only, against);
    }

    private static List<String> list(String value) {
        return List.of(value.split(",", -1));
    }

    private static String codec(String value) {
        if (!value.equals("default") && !value.equals("best_compression")) {
            throw new IllegalArgumentException("--codec is default or best_compression");
        }
        return value;
    }

    private static int number(String value) {
        int number = Integer.parseInt(value.replace("_", ""));
        if (number < 1) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%d is too few", number));
        }
        return number;
    }

    /** Whether a program takes part. */
    boolean wants(String program) {
        return only.isEmpty() || only.stream().anyMatch(program::startsWith);
    }
}
