package org.osmigrate.failure;

/** A flag, an environment variable or a key of the migration file is unknown, malformed or contradictory. */
public final class ConfigurationInvalid extends MigrationFailure {

    private static final long serialVersionUID = 1L;

    public ConfigurationInvalid(String what, String nextStep) {
        super(ExitCode.USAGE, what, nextStep, null);
    }

    public ConfigurationInvalid(String what, String nextStep, Throwable cause) {
        super(ExitCode.USAGE, what, nextStep, cause);
    }
}
