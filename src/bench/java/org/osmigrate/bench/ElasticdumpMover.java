package org.osmigrate.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** elasticdump, from the live source, with a thousand documents at a time. */
record ElasticdumpMover(boolean intoNothing) implements Mover {

    private static final String VERSION = "6.125.1";
    private static final String LIMIT = "1000";

    @Override
    public String name() {
        return intoNothing ? "elasticdump-null" : "elasticdump-opensearch";
    }

    @Override
    public Moved move(Stage stage) {
        String target = intoNothing
                ? stage.nothing().url()
                : stage.target().rest().url().toString();
        Program.Cost cost = Program.measure(
                stage.place(),
                List.of(
                        "node",
                        installed(stage.place()).toString(),
                        "--input=" + stage.source().rest().url() + "/" + DataSet.INDEX,
                        "--output=" + target + "/" + DataSet.INDEX,
                        "--type=data",
                        "--limit=" + LIMIT,
                        "--noRefresh",
                        "--quiet"));
        return new Moved(cost.seconds(), cost.seconds(), cost.cpuSeconds(), cost.peakMegabytes());
    }

    private static Path installed(Place place) {
        Path folder = place.cached("elasticdump-" + VERSION);
        Path program = folder.resolve("node_modules/elasticdump/bin/elasticdump");
        if (Files.notExists(program)) {
            Program.run(
                    place,
                    List.of(
                            "npm",
                            "install",
                            "--silent",
                            "--no-audit",
                            "--no-fund",
                            "--prefix",
                            folder.toString(),
                            "elasticdump@" + VERSION));
        }
        return program;
    }
}
