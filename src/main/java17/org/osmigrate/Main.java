package org.osmigrate;

import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the program begins: compiled for an old Java, so that one that is too old is told so in a sentence. */
@QuarkusMain
public final class Main {

    private static final int NEEDED = 25;
    private static final int USAGE = 2;

    private Main() {}

    /** Hands over to a class that only a Java that is new enough can load, and that is not loaded before. */
    public static void main(String[] args) {
        int found = Runtime.version().feature();
        if (found < NEEDED) {
            System.err.println("osmigrate needs Java " + NEEDED + " or newer and was started with Java " + found
                    + ": run ./osmigrate, which looks for one, or start it with the java of one.");
            System.exit(USAGE);
        }
        Launch.launch(args);
    }
}
