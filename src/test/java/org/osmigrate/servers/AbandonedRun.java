package org.osmigrate.servers;

import java.time.Duration;

/** A test run that starts a server, says its process and then waits to be killed. */
final class AbandonedRun {

    private AbandonedRun() {}

    /** Prints the number of the server's process. */
    public static void main(String[] arguments) throws InterruptedException {
        Server server = Servers.s3().heap("64m").start();
        System.out.println(server.pid());
        Thread.sleep(Duration.ofMinutes(10));
    }
}
