package org.osmigrate.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** S3Proxy over a folder: {@code data/BUCKET/KEY}. It checks signatures. */
final class S3Gateway implements Engine {

    /** The only user; for trials. */
    static final String ACCESS_KEY = "test";

    static final String SECRET_KEY = "testsecret";

    @Override
    public void configure(Setup setup) throws IOException {
        Files.createDirectories(setup.folder().conf());
        List<String> lines = new ArrayList<>(List.of(
                "s3proxy.endpoint=" + setup.url(),
                "s3proxy.authorization=aws-v2-or-v4",
                "s3proxy.identity=" + ACCESS_KEY,
                "s3proxy.credential=" + SECRET_KEY,
                "jclouds.provider=filesystem-nio2",
                "jclouds.filesystem.basedir=" + setup.folder().data()));
        lines.addAll(setup.spec().settings());
        Files.writeString(conf(setup), String.join("\n", lines) + "\n");
    }

    @Override
    public List<String> command(Setup setup) {
        return List.of(
                setup.jdk().java(),
                "-Xmx" + setup.spec().heap(),
                "-XX:+UseSerialGC",
                "-jar",
                setup.home()
                        .resolve("lib")
                        .resolve(setup.distribution().archive().fileName())
                        .toString(),
                "--properties",
                conf(setup).toString());
    }

    private static Path conf(Setup setup) {
        return setup.folder().conf().resolve("s3proxy.properties");
    }

    @Override
    public boolean isReady(Setup setup) {
        return Http.plain().answers(setup.url());
    }
}
