package org.osmigrate;

/** Where {@code java -jar} begins: compiled for an old Java, so that one that is too old is told so in a sentence. */
public final class Bootstrap {

    private static final String MAIN = "org.osmigrate.Main";
    private static final int NEEDED = 25;
    private static final int USAGE = 2;

    private Bootstrap() {}

    /** Hands over to the real main class, which only a Java that is new enough can load. */
    public static void main(String[] args) throws ReflectiveOperationException {
        int found = Runtime.version().feature();
        if (found < NEEDED) {
            System.err.println("osmigrate needs Java " + NEEDED + " or newer and was started with Java " + found
                    + ": run ./osmigrate, which looks for one, or set JAVA_HOME to one.");
            System.exit(USAGE);
        }
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) args);
    }
}
