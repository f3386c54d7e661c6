package org.osmigrate.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The installed program of a checkout, plan and backfill alone. */
record OsmigrateMover(String program, Path checkout, boolean intoNothing) implements Mover {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the checkout that the benchmark belongs to. */
    static OsmigrateMover own(Place place, boolean intoNothing) {
        return new OsmigrateMover("osmigrate", place.checkout(), intoNothing);
    }

    @Override
    public String name() {
        return program + (intoNothing ? "-null" : "-opensearch");
    }

    @Override
    public Moved move(Stage stage) {
        String target = intoNothing
                ? stage.nothing().url()
                : stage.target().rest().url().toString();
        Path file = configuration(stage, target);
        Program.Cost cost = Program.measure(
                stage.place(),
                List.of(
                        checkout.resolve("osmigrate").toString(),
                        "console",
                        "run",
                        "-c",
                        file.toString(),
                        "-o",
                        "json"));
        return new Moved(seconds(cost.output()), cost.seconds(), cost.cpuSeconds(), cost.peakMegabytes());
    }

    /** Only the block of the backfill is there, so only that step is taken. */
    static Path configuration(Stage stage, String target) {
        String text = """
                session: bench
                target: { url: "%s" }
                snapshot: { repository: "file://%s", name: %s }
                backfill: {}
                """.formatted(target, stage.data().repository(), DataSet.SNAPSHOT);
        Path file = stage.place().work().resolve("migration.yaml");
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(String report) {
        try {
            JsonNode run = JSON.readTree(report).findValue("this_run");
            return run.get("seconds").asDouble();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
