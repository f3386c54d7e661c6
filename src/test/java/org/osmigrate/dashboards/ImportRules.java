package org.osmigrate.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What OpenSearch Dashboards asks of a file that it imports, written down apart from the conversion: attributes that its
 * strict mapping has, no migration beyond its last, no object twice, no reference into nowhere, panels that find what they
 * show.
 */
final class ImportRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> LAST =
            Map.of("index-pattern", "7.6.0", "search", "7.9.3", "visualization", "7.10.0", "dashboard", "7.9.3");
    private static final Map<String, Set<String>> MAPPING = Map.of(
            "search", Set.of("columns", "description", "hits", "kibanaSavedObjectMeta", "sort", "title", "version"),
            "visualization",
                    Set.of(
                            "description",
                            "kibanaSavedObjectMeta",
                            "savedSearchRefName",
                            "title",
                            "uiStateJSON",
                            "version",
                            "visState"),
            "dashboard",
                    Set.of(
                            "description",
                            "hits",
                            "kibanaSavedObjectMeta",
                            "optionsJSON",
                            "panelsJSON",
                            "refreshInterval",
                            "timeFrom",
                            "timeRestore",
                            "timeTo",
                            "title",
                            "version"),
            "url", Set.of("accessCount", "accessDate", "createDate", "url"),
            "query", Set.of("title", "description", "query", "filters", "timefilter"));

    private ImportRules() {}

    static void check(Path file, DashboardsReport report) throws Exception {
        Set<String> known = new HashSet<>();
        report.needed().forEach(needed -> known.add(needed.key().toString()));
        for (String line : Files.readAllLines(file)) {
            JsonNode object = JSON.readTree(line);
            String type = object.path("type").asText();
            assertThat(known.add(type + " " + object.path("id").asText()))
                    .as("once: %s", line)
                    .isTrue();
            shape(object, type);
            references(object, known);
            if (type.equals("dashboard")) {
                panels(object);
            }
        }
    }

    private static void shape(JsonNode object, String type) {
        Set<String> attributes = new TreeSet<>();
        object.path("attributes").fieldNames().forEachRemaining(attributes::add);
        assertThat(type).isIn("index-pattern", "search", "visualization", "dashboard", "url", "query");
        if (MAPPING.containsKey(type)) {
            assertThat(MAPPING.get(type)).as(object.toString()).containsAll(attributes);
        }
        assertThat(object.has("coreMigrationVersion") || object.has("typeMigrationVersion"))
                .isFalse();
        JsonNode version = object.path("migrationVersion").path(type);
        if (LAST.containsKey(type)) {
            assertThat(ModuleDescriptor.Version.parse(version.asText()))
                    .isLessThanOrEqualTo(ModuleDescriptor.Version.parse(LAST.get(type)));
        } else {
            assertThat(version.isMissingNode()).isTrue();
        }
    }

    /** Lines come in the order of need, so what is referred to has been seen. */
    private static void references(JsonNode object, Set<String> known) {
        for (JsonNode reference : object.path("references")) {
            assertThat(known)
                    .contains(reference.path("type").asText() + " "
                            + reference.path("id").asText());
        }
    }

    private static void panels(JsonNode dashboard) throws Exception {
        Set<String> names = new HashSet<>();
        for (JsonNode reference : dashboard.path("references")) {
            assertThat(names.add(reference.path("name").asText())).isTrue();
        }
        for (JsonNode panel :
                JSON.readTree(dashboard.path("attributes").path("panelsJSON").asText())) {
            assertThat(names).contains(panel.path("panelRefName").asText());
            assertThat(panel.path("embeddableConfig").has("savedVis")).isFalse();
            assertThat(panel.has("gridData")).isTrue();
        }
    }
}
