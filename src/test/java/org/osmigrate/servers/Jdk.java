package org.osmigrate.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An installed JDK, found by the same script that finds the one for the build. */
record Jdk(Path home, int version) {

    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final String SCRIPT = "src/main/scripts/find-jdk.sh";

    static Jdk between(int min, int max, String purpose) {
        Path script = Path.of(System.getProperty("osmigrate.root", "")).resolve(SCRIPT).toAbsolutePath();
        ProcessBuilder search = new ProcessBuilder(
                        List.of("sh", script.toString(), String.valueOf(min), String.valueOf(max)))
                .redirectErrorStream(true);
        Process process = Processes.start(search, "Cannot look for a JDK");
        String answer = answer(process);
        if (Processes.waitFor(process) != 0) {
            throw ServerFailure.notFound(
                    "%s needs a JDK from %d%s: %s".formatted(purpose, min, upTo(max), answer));
        }
        return of(Path.of(answer));
    }

    private static Jdk of(Path home) {
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            return new Jdk(home, version.find() ? Integer.parseInt(version.group(1)) : 0);
        } catch (IOException failure) {
            throw ServerFailure.failed("Cannot read the version of the JDK " + home, failure);
        }
    }

    private static String upTo(int max) {
        return max == Distribution.ANY_NEWER ? "" : " to " + max;
    }

    private static String answer(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failure) {
            throw ServerFailure.failed("Cannot look for a JDK", failure);
        }
    }

    String java() {
        return home.resolve("bin/java").toString();
    }
}
