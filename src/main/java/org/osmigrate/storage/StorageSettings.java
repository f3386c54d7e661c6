package org.osmigrate.storage;

import java.nio.file.Path;
import java.util.Map;

/**
 * How remote storages are reached and what is kept of them on this machine.
 *
 * @param environment the process's environment, for default credentials
 */
public record StorageSettings(
        S3Settings s3, GcsSettings gcs, AzureSettings azure, Spool spool, Map<String, String> environment) {

    /** The settings of a run that says nothing else. */
    public static final StorageSettings DEFAULT = new StorageSettings(
            S3Settings.DEFAULT, GcsSettings.DEFAULT, AzureSettings.DEFAULT, Spool.DEFAULT, Map.of());

    public StorageSettings {
        environment = Map.copyOf(environment);
    }

    /**
     * Where parts of remote objects are kept between being verified and being read.
     *
     * @param folder an existing or new folder
     * @param bytes the most that is kept there
     */
    public record Spool(Path folder, long bytes) {

        /** In the folder for temporary files. */
        public static final Spool DEFAULT = new Spool(Path.of(System.getProperty("java.io.tmpdir")), 8L << 30);
    }

    /** These settings with another spool. */
    public StorageSettings with(Spool other) {
        return new StorageSettings(s3, gcs, azure, other, environment);
    }

    /** A variable of the environment; empty when it is not set. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
