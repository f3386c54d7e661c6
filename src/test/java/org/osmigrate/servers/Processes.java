package org.osmigrate.servers;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Starts other programs and waits for them. */
final class Processes {

    private Processes() {}

    static Process start(ProcessBuilder program, String need) {
        try {
            return program.start();
        } catch (IOException failure) {
            throw ServerFailure.failed(need, failure);
        }
    }

    static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw ServerFailure.failed("Interrupted while waiting for another program", failure);
        }
    }

    static void sleep(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw ServerFailure.failed("Interrupted while waiting for a server", failure);
        }
    }
}
