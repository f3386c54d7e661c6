package org.osmigrate.traffic;

import org.osmigrate.failure.ConfigurationInvalid;

/** The refusal to commit for nobody. */
final class NoReader {

    private NoReader() {}

    static ConfigurationInvalid named() {
        return new ConfigurationInvalid(
                "a reader without a name cannot commit", "Open it at what a name has committed.");
    }
}
