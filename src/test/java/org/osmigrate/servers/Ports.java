package org.osmigrate.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Chooses ports of the loopback interface. */
final class Ports {

    /** Below the range that Linux takes the ports of outgoing connections from. */
    private static final int FIRST_OF_TESTS = 20_000;

    private static final int LAST_OF_TESTS = 30_000;
    private static final int LAST = 65_535;

    private Ports() {}

    static int anywhere() {
        return ThreadLocalRandom.current().nextInt(FIRST_OF_TESTS, LAST_OF_TESTS);
    }

    /** The first port from the wanted one up that is neither in use nor promised to another server. */
    static int firstFree(int wanted, Set<Integer> promised) {
        for (int port = wanted; port <= LAST; port++) {
            if (!promised.contains(port) && isFree(port)) {
                return port;
            }
        }
        throw ServerFailure.failed("No port is free from " + wanted + " up");
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
