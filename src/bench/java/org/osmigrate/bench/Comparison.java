package org.osmigrate.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The programs in turn, several rounds, each into a fresh index of the same settings. */
final class Comparison {

    private final Stage stage;
    private final List<Mover> movers;
    private final Map<Mover, Measured> results = new LinkedHashMap<>();

    private Comparison(Stage stage, List<Mover> movers) {
        this.stage = stage;
        this.movers = movers;
    }

    static void run(Place place, Options options) {
        List<Mover> movers = Mover.all(place, options).stream()
                .filter(mover -> options.wants(mover.name()))
                .toList();
        DataSet data = DataSet.of(place, options);
        try (Stage stage = Stage.open(place, data)) {
            Comparison comparison = new Comparison(stage, movers);
            comparison.warmUp();
            for (int round = 0; round < options.rounds(); round++) {
                comparison.round(round);
            }
            new ComparisonTable(place, data, options, comparison.results).print();
        }
    }

    /** Servers are warmed by one whole run of each program but elasticdump, which needs no servers of its own. */
    private void warmUp() {
        movers.stream().filter(mover -> !(mover instanceof ElasticdumpMover)).forEach(mover -> {
            Measured ignored = new Measured();
            take(mover, ignored);
        });
    }

    /** Another one is the first in each round. */
    private void round(int number) {
        List<Mover> order = new ArrayList<>(movers);
        Collections.rotate(order, -number);
        for (Mover mover : order) {
            take(mover, results.computeIfAbsent(mover, _ -> new Measured()));
        }
    }

    private void take(Mover mover, Measured measured) {
        stage.freshIndex();
        long taker =
                mover.intoNothing() ? stage.nothing().pid() : stage.target().pid();
        long itemsBefore = stage.nothing().items();
        double sourceBefore = ProcFile.cpuSeconds(stage.source().pid());
        double takerBefore = ProcFile.cpuSeconds(taker);
        String load = ProcFile.load();
        Mover.Moved moved = mover.move(stage);
        if (mover.intoNothing()) {
            expectItems(mover, stage.nothing().items() - itemsBefore);
        } else {
            stage.settle();
        }
        double taken = ProcFile.cpuSeconds(taker) - takerBefore;
        double given = ProcFile.cpuSeconds(stage.source().pid()) - sourceBefore;
        measured.add(moved, taken, given);
        System.out.printf(
                "  %-24s %7.1f s (whole %.1f)  cpu %6.1f  target %6.1f  source %6.1f  peak %4.0f MB  load before %s%n",
                mover.name(),
                moved.seconds(),
                moved.wholeSeconds(),
                moved.cpuSeconds(),
                taken,
                given,
                moved.peakMegabytes(),
                load);
    }

    private void expectItems(Mover mover, long items) {
        if (items != stage.data().documents()) {
            throw new IllegalStateException(mover.name() + " sent " + items + " documents instead of "
                    + stage.data().documents());
        }
    }

    /** What a program took in each round. */
    static final class Measured {

        final Samples seconds = new Samples();
        final Samples wholeSeconds = new Samples();
        final Samples cpu = new Samples();
        final Samples targetCpu = new Samples();
        final Samples sourceCpu = new Samples();
        final Samples peak = new Samples();

        private void add(Mover.Moved moved, double taken, double given) {
            seconds.add(moved.seconds());
            wholeSeconds.add(moved.wholeSeconds());
            cpu.add(moved.cpuSeconds());
            targetCpu.add(taken);
            sourceCpu.add(given);
            peak.add(moved.peakMegabytes());
        }
    }
}
