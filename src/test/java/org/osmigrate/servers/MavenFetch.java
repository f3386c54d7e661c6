package org.osmigrate.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gets artefacts through the machine's own Maven, as it is set up: with its mirrors, its proxy and its repository. */
final class MavenFetch {

    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
    private static final String PROJECT =
            "<project><modelVersion>4.0.0</modelVersion><groupId>fetch</groupId><artifactId>%s</artifactId>"
                    + "<version>1</version><packaging>pom</packaging>%s</project>%n";

    private MavenFetch() {}

    /** Afterwards {@code work/NAME/jars} holds the artefacts of each name, with what they need at run time. */
    static void fetch(Path work, Cache cache, Map<String, List<Artifact>> artifacts) throws IOException {
        for (Map.Entry<String, List<Artifact>> folder : artifacts.entrySet()) {
            Path project = Files.createDirectories(work.resolve(folder.getKey()));
            Files.writeString(project.resolve("pom.xml"), pom(folder.getKey(), folder.getValue()));
        }
        Files.writeString(work.resolve("pom.xml"), aggregator(artifacts.keySet()));
        // Maven's own repository does not bear two writers everywhere.
        try (FileChannel _ = cache.lock("maven")) {
            run(work);
        }
    }

    private static String pom(String name, List<Artifact> artifacts) {
        String dependencies = artifacts.stream().map(Artifact::toXml).collect(Collectors.joining());
        return PROJECT.formatted(name, "<dependencies>" + dependencies + "</dependencies>");
    }

    private static String aggregator(Iterable<String> names) {
        StringBuilder modules = new StringBuilder();
        names.forEach(name -> modules.append("<module>").append(name).append("</module>"));
        return PROJECT.formatted("all", "<modules>" + modules + "</modules>");
    }

    private static void run(Path work) throws IOException {
        Path log = work.resolve("mvn.log");
        ProcessBuilder maven = new ProcessBuilder(
                        "mvn", "-B", "-ntp", GOAL, "-DincludeScope=runtime", "-DoutputDirectory=jars")
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int exit = Processes.waitFor(Processes.start(maven, "Maven (mvn) is needed to fetch servers"));
        if (exit != 0) {
            throw ServerFailure.failed("Maven could not fetch the server: " + firstError(log));
        }
    }

    private static String firstError(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.stream()
                .filter(line -> line.startsWith("[ERROR]"))
                .findFirst()
                .orElseGet(() -> String.join(System.lineSeparator(), lines));
    }
}
