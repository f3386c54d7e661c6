package org.osmigrate.capture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which requests may change documents. What is not known to change none, does: the price of a mistake is then a wait,
 * and not a loss.
 */
public final class Mutations {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Here a statement can delete by any method: it may stand in the query string. */
    private static final Set<List<String>> STATEMENTS =
            Set.of(List.of("_plugins", "_sql"), List.of("_opendistro", "_sql"));

    private static final Map<Integer, List<Pattern>> READS = Reads.ROWS.stream()
            .map(row -> new Pattern(row.methods(), segments(row.path())))
            .collect(Collectors.groupingBy(pattern -> pattern.segments().size()));

    private record Pattern(Set<String> methods, List<String> segments) {

        boolean matches(String method, List<String> path) {
            if (!methods.contains(method)) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!matches(segments.get(i), path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean matches(String pattern, String segment) {
            return switch (pattern) {
                case "{id}" -> true;
                case "{index}" -> isName(segment) || segment.equals("_all");
                case "{type}" -> isName(segment);
                default -> pattern.equals(segment);
            };
        }

        /** An encoded underscore may be in front as well. */
        private static boolean isName(String segment) {
            return !segment.startsWith("_") && !segment.startsWith("%5F") && !segment.startsWith("%5f");
        }
    }

    private Mutations() {}

    /**
     * Whether a request may change documents.
     *
     * @param method as it was written: {@code get} is not known
     * @param target of the request line, with its query
     */
    public static boolean mutates(String method, String target) {
        List<String> path = segments(target);
        if (READING.contains(method)) {
            return STATEMENTS.contains(path);
        }
        return isAmbiguous(target, path)
                || READS.getOrDefault(path.size(), List.of()).stream()
                        .noneMatch(pattern -> pattern.matches(method, path));
    }

    /** Whoever resolves it could come to another path. */
    private static boolean isAmbiguous(String target, List<String> path) {
        return !target.startsWith("/") || target.indexOf('#') >= 0 || path.contains(".") || path.contains("..");
    }

    /** Servers take several slashes for one, and none for a slash at the end. */
    private static List<String> segments(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return Stream.of(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }
}
