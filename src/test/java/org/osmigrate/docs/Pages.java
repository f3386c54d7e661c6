package org.osmigrate.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the README and the pages of {@code docs/} tell a reader to type, to write and to open. */
public final class Pages {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    private Pages() {}

    /**
     * A part of a page.
     *
     * @param page where it stands
     * @param text what it says
     */
    public record Part(Path page, String text) {
        @Override
        public String toString() {
            return page + ": " + text.strip();
        }
    }

    /** All pages. */
    public static List<Path> all() {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fenced blocks of a language; empty for those without one. */
    public static List<Part> blocks(Path page, String language) {
        return find(page, FENCE)
                .filter(block -> block.group(1).equals(language))
                .map(block -> new Part(page, block.group(2)))
                .toList();
    }

    /** Commands that begin like this: lines of fenced blocks, without their comments, and code within sentences. */
    public static List<Part> commands(String start) {
        return all().stream()
                .flatMap(page -> Stream.concat(
                                blocks(page, "").stream()
                                        .flatMap(block -> block.text().lines()),
                                find(page, CODE).map(code -> code.group(1)))
                        .map(String::strip)
                        .filter(line -> line.startsWith(start))
                        .map(line -> new Part(page, line.replaceFirst("\\s+#.*", ""))))
                .toList();
    }

    /** The rows of a page's tables whose first cell is code. */
    public static List<String> table(Path page) {
        return read(page).lines().filter(line -> line.startsWith("| `")).toList();
    }

    /** What a pattern finds in a page. */
    static Stream<MatchResult> find(Path page, Pattern pattern) {
        return pattern.matcher(read(page)).results();
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
