package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which fields a filtered source keeps; a pattern that names an object names all that is in it. */
record SourceFilter(List<Pattern> includes, List<Pattern> excludes) {

    /** Keeps everything, and so filters nothing. */
    static final SourceFilter NONE = new SourceFilter(List.of(), List.of());

    static SourceFilter of(JsonNode source) {
        return new SourceFilter(patterns(source.path("includes")), patterns(source.path("excludes")));
    }

    boolean filters() {
        return !includes.isEmpty() || !excludes.isEmpty();
    }

    /** Whether the stored source has the field. */
    boolean keeps(String path) {
        return (includes.isEmpty() || matches(includes, path)) && !matches(excludes, path);
    }

    private static boolean matches(List<Pattern> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    private static List<Pattern> patterns(JsonNode globs) {
        Stream<JsonNode> all = globs.isTextual() ? Stream.of(globs) : globs.valueStream();
        return all.map(glob -> pattern(glob.asText())).toList();
    }

    private static Pattern pattern(String glob) {
        StringBuilder pattern = new StringBuilder();
        for (String part : glob.split("\\*", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(pattern + "(\\..*)?", Pattern.DOTALL);
    }
}
