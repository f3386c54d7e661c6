package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osmigrate.failure.UnsupportedFormat;

/** What has to be known of an export before its objects are converted. */
final class Survey implements ExportFile.Visitor {

    private final ExportFile export;
    private final Map<String, String> titles = new HashMap<>();
    private final Set<Key> keys = new HashSet<>();
    private final List<DashboardsReport.Refused> excluded = new ArrayList<>();

    private Survey(ExportFile export) {
        this.export = export;
    }

    static Survey of(ExportFile export) {
        Survey survey = new Survey(export);
        export.visit(survey);
        return survey;
    }

    /** An import refuses a file that has an object twice. */
    @Override
    public void object(int line, SavedObject object) {
        if (!keys.add(object.key())) {
            throw new UnsupportedFormat(
                    export.path() + ", line " + line + " has " + object.key() + " a second time",
                    "Leave one of the two lines: nothing says which of them is right.");
        }
        if (object.key().type().equals(Kind.INDEX_PATTERN.type())) {
            titles.put(object.key().id(), object.title());
        }
    }

    @Override
    public void summary(JsonNode summary) {
        for (JsonNode one : summary.path("excludedObjects")) {
            excluded.add(new DashboardsReport.Refused(
                    new Key(one.path("type").asText(), one.path("id").asText()),
                    "",
                    "Kibana left it out of the export: " + one.path("reason").asText("no reason given")));
        }
    }

    Map<String, String> titles() {
        return titles;
    }

    boolean has(Key key) {
        return keys.contains(key);
    }

    List<DashboardsReport.Refused> excluded() {
        return List.copyOf(excluded);
    }
}
