package org.osmigrate.console;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** How others see who holds a role. */
final class Owner {

    private Owner() {}

    static String of(String command) {
        return command + " on " + host() + ", process "
                + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "a host without name";
        }
    }
}
