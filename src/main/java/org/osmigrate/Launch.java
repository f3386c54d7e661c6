package org.osmigrate;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import org.osmigrate.cli.FrontDesk;
import org.osmigrate.cli.OsmigrateApplication;

/** Picks the role before Quarkus starts; help, version and usage errors are answered without it. */
final class Launch {

    private Launch() {}

    static void launch(String... args) {
        setDefault("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        switch (FrontDesk.receive(args)) {
            case FrontDesk.Answered(int exitCode) ->
                ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, null);
            case FrontDesk.Start(String role, String logLevel) -> {
                setDefault("quarkus.profile", "prod," + role);
                setDefault("quarkus.log.level", logLevel);
                Quarkus.run(OsmigrateApplication.class, args);
            }
        }
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
