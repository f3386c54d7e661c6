package org.osmigrate.traffic;

import java.nio.file.Path;
import java.time.Duration;

/** A process that appends from several threads and prints what was acknowledged, until it is killed. */
final class KilledWriter {

    private static final int THREADS = 8;

    private KilledWriter() {}

    public static void main(String[] args) throws Exception {
        FileSettings settings =
                new FileSettings(new Fsync.Always(), 200_000, Duration.ofHours(1), 0, Duration.ZERO, 64L << 20);
        LogWriter writer = FileLog.of(Path.of(args[0]), settings).writer();
        int first = Integer.parseInt(args[1]);
        for (int thread = 0; thread < THREADS; thread++) {
            int number = first + thread;
            Thread.ofPlatform().start(() -> append(writer, number));
        }
        Thread.sleep(Duration.ofMinutes(1));
    }

    private static void append(LogWriter writer, int first) {
        for (int number = first; true; number += THREADS) {
            writer.append(Samples.sized("connection-" + number % THREADS, number, number % 3000))
                    .join();
            System.out.println(number + ".");
        }
    }
}
