package org.osmigrate;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.osmigrate.cli.FrontDesk;
import org.osmigrate.cli.OsmigrateApplication;

/** Picks the role before Quarkus starts; help, version and usage errors are answered without it. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        switch (FrontDesk.receive(args)) {
            case FrontDesk.Answered(int exitCode) ->
                ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, null);
            case FrontDesk.Start(String role, String logLevel) -> {
                if (System.getProperty("quarkus.profile") == null) {
                    System.setProperty("quarkus.profile", "prod," + role);
                }
                System.setProperty("quarkus.log.level", logLevel);
                Quarkus.run(OsmigrateApplication.class, args);
            }
        }
    }
}
