package org.osmigrate.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that moves the documents of the benchmark. */
interface Mover {

    /** Its name and target, as {@code --only} takes it. */
    String name();

    /** Whether it moves into the target that keeps nothing. */
    boolean intoNothing();

    /** Moves everything; what the moving process itself cost. */
    Moved move(Stage stage);

    /**
     * What moving took.
     *
     * @param seconds of the moving alone, as the program says it, or else of the whole process
     * @param wholeSeconds of the whole process
     * @param cpuSeconds of the moving process; 0 where the target itself moves
     * @param peakMegabytes of the moving process; 0 where the target itself moves
     */
    record Moved(double seconds, double wholeSeconds, double cpuSeconds, double peakMegabytes) {}

    /** All that are compared. */
    static List<Mover> all(Place place, Options options) {
        List<Mover> movers = new ArrayList<>();
        movers.add(OsmigrateMover.own(place, true));
        movers.add(new ElasticdumpMover(true));
        movers.add(OsmigrateMover.own(place, false));
        movers.add(new ReindexMover());
        movers.add(new ElasticdumpMover(false));
        if (!options.against().isEmpty()) {
            Path other = Path.of(options.against()).toAbsolutePath();
            movers.add(new OsmigrateMover("other", other, true));
            movers.add(new OsmigrateMover("other", other, false));
        }
        return movers;
    }
}
