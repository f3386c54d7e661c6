package org.osmigrate.bench;

import java.util.List;

/** The command {@code src/bench/run}. */
public final class Bench {

    private Bench() {}

    /** Runs what the arguments ask for. */
    public static void main(String[] arguments) {
        Options options = Options.parse(List.of(arguments));
        Place place = Place.here();
        System.out.printf(
                "%d processors, %s, load %s%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), ProcFile.load());
        for (String what : options.what()) {
            run(what, place, options);
            System.out.printf("load %s%n", ProcFile.load());
        }
    }

    private static void run(String what, Place place, Options options) {
        switch (what) {
            case "data" -> System.out.println(DataSet.of(place, options));
            case "kernel" -> Kernel.run(place, options);
            case "program" -> Comparison.run(place, options);
            case "startup" -> StartUp.run(place, options);
            default -> throw new IllegalArgumentException("unknown benchmark " + what);
        }
    }
}
