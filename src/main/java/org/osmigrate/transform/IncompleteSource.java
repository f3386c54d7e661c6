package org.osmigrate.transform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Tells which indices do not keep their documents as they were sent. */
public final class IncompleteSource {

    private IncompleteSource() {}

    /**
     * Why the documents of an index cannot be moved as they were sent; empty when their sources are complete.
     *
     * @param settings flat, each name beginning with {@code index.}
     * @param mappings without a type level
     */
    public static Optional<String> reason(ObjectNode settings, ObjectNode mappings) {
        var source = mappings.path("_source");
        if (source.path("enabled").asText("true").equals("false")) {
            return Optional.of("_source is disabled");
        }
        if (!source.path("includes").isEmpty() || !source.path("excludes").isEmpty()) {
            return Optional.of("_source includes or excludes fields");
        }
        String mode = source.path("mode")
                .asText(settings.path("index.mapping.source.mode").asText(defaultMode(settings)));
        if (!mode.equals("stored")) {
            return Optional.of("_source mode is " + mode);
        }
        return derived(settings);
    }

    /** Elasticsearch synthesises sources in these two kinds of indices unless told otherwise. */
    private static String defaultMode(ObjectNode settings) {
        return switch (settings.path("index.mode").asText("")) {
            case "logsdb", "time_series" -> "synthetic";
            default -> "stored";
        };
    }

    /** Vectors that were taken out show in the segments: those without any are complete. */
    private static Optional<String> derived(ObjectNode settings) {
        return settings.path("index.derived_source.enabled").asText().equals("true")
                ? Optional.of("_source is derived (index.derived_source.enabled)")
                : Optional.empty();
    }
}
