package org.osmigrate;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Picks the role before Quarkus starts. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Quarkus.run(args);
    }
}
