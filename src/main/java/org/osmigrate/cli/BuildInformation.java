package org.osmigrate.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which build of osmigrate this is. */
final class BuildInformation implements IVersionProvider {

    private static final String RESOURCE = "/org/osmigrate/cli/build.properties";

    @Override
    public String[] getVersion() {
        Properties build = read();
        String commit = build.getProperty("commit", "");
        boolean known = commit.matches("[0-9a-f]{7,40}");
        String runtime = System.getProperty("org.graalvm.nativeimage.imagecode") == null
                ? "Java " + Runtime.version()
                : "native";
        return new String[] {
            "osmigrate " + build.getProperty("version") + (known ? " (commit " + commit + "), " : ", ") + runtime
        };
    }

    private static Properties read() {
        Properties build = new Properties();
        try (InputStream stream = BuildInformation.class.getResourceAsStream(RESOURCE)) {
            build.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
        return build;
    }
}
