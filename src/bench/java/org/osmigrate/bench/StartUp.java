package org.osmigrate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long the program takes to start and how much memory it needs with nothing to do, on the JVM and native. */
final class StartUp {

    private static final long IDLE_SECONDS = 5;

    private final Place place;
    private final Options options;

    private StartUp(Place place, Options options) {
        this.place = place;
        this.options = options;
    }

    static void run(Place place, Options options) {
        new StartUp(place, options).run();
    }

    private void run() {
        System.out.printf("%nstart-up, medians of %d rounds%n", options.rounds());
        try (SearchServer server = SearchServer.start(place, "opensearch", "2.19.6", 9750, List.of())) {
            for (String runtime : List.of("jvm", "native")) {
                if (runtime.equals("native") && !hasExecutable()) {
                    System.out.println("  native: target/osmigrate is not built (./mvnw package -Pnative)");
                    continue;
                }
                version(runtime);
                idle(runtime, server.rest().url().toString());
            }
        }
    }

    private boolean hasExecutable() {
        return Files.isExecutable(place.checkout().resolve("target/osmigrate"));
    }

    private void version(String runtime) {
        Samples seconds = new Samples();
        Samples cpu = new Samples();
        Samples peak = new Samples();
        for (int round = 0; round < options.rounds(); round++) {
            Program.Cost cost = Program.measure(place, command(runtime, List.of("--version")));
            seconds.add(cost.seconds());
            cpu.add(cost.cpuSeconds());
            peak.add(cost.peakMegabytes());
        }
        System.out.printf(
                "  %-6s --version    %.2f s, CPU %.2f s, peak %.0f MB%n",
                runtime, seconds.median(), cpu.median(), peak.median());
    }

    private List<String> command(String runtime, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "OSMIGRATE_RUNTIME=" + runtime,
                place.checkout().resolve("osmigrate").toString()));
        command.addAll(arguments);
        return command;
    }

    /** A worker that waits for a plan which nobody makes. */
    private void idle(String runtime, String target) {
        List<String> command = command(
                runtime,
                List.of(
                        "backfill-worker",
                        "--target-url",
                        target,
                        "--session",
                        "idle",
                        "--snapshot-repository",
                        place.work().toString(),
                        "--snapshot-name",
                        "none"));
        Samples resident = new Samples();
        Samples cpu = new Samples();
        for (int round = 0; round < options.rounds(); round++) {
            Map.Entry<Double, Double> sample = idle(command);
            resident.add(sample.getKey());
            cpu.add(sample.getValue());
        }
        System.out.printf(
                "  %-6s idle worker  after %d s: %.0f MB resident, CPU %.2f s since its start%n",
                runtime, IDLE_SECONDS, resident.median(), cpu.median());
    }

    private Map.Entry<Double, Double> idle(List<String> command) {
        Path output = place.work().resolve("idle");
        try {
            Process worker = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (worker.waitFor(java.time.Duration.ofSeconds(IDLE_SECONDS))) {
                throw new IllegalStateException("an idle worker ended: " + Files.readString(output));
            }
            var sample = Map.entry(ProcFile.residentMegabytes(worker.pid()), ProcFile.cpuSeconds(worker.pid()));
            worker.destroy();
            worker.waitFor();
            return sample;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
