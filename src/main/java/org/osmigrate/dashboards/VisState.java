package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The state of a visualization: its type, its parameters, its aggregations. */
final class VisState {

    private static final Set<String> TYPES = Set.of(
            "area",
            "line",
            "histogram",
            "horizontal_bar",
            "pie",
            "gauge",
            "goal",
            "heatmap",
            "metric",
            "table",
            "tagcloud",
            "markdown",
            "metrics",
            "timelion",
            "vega",
            "input_control_vis",
            "region_map",
            "tile_map");
    private static final Set<String> METRICS = Set.of(
            "count",
            "avg",
            "sum",
            "median",
            "min",
            "max",
            "std_dev",
            "cardinality",
            "percentiles",
            "percentile_ranks",
            "top_hits",
            "derivative",
            "cumulative_sum",
            "moving_avg",
            "serial_diff",
            "avg_bucket",
            "sum_bucket",
            "min_bucket",
            "max_bucket",
            "geo_bounds",
            "geo_centroid");
    private static final Set<String> BUCKETS = Set.of(
            "date_histogram",
            "histogram",
            "range",
            "date_range",
            "ip_range",
            "terms",
            "filter",
            "filters",
            "significant_terms",
            "geohash_grid",
            "geotile_grid");
    private static final String REFERENCE = "_ref_name";

    private final Map<String, String> titles;

    /** {@code titles} are those of the index patterns of the export, by their ids. */
    VisState(Map<String, String> titles) {
        this.titles = Map.copyOf(titles);
    }

    void convert(ObjectNode state, List<Reference> references, Notes notes) throws NotConvertible {
        String type = state.path("type").asText();
        if (!TYPES.contains(type)) {
            throw new NotConvertible("it is a visualization of type '" + type + "', which only Kibana has");
        }
        for (JsonNode aggregation : state.path("aggs")) {
            aggregation(aggregation, notes);
        }
        if (state.path("params") instanceof ObjectNode params) {
            if (type.equals("pie")) {
                pie(params, notes);
            }
            if (type.equals("metrics")) {
                series(params, references, notes);
            }
        }
    }

    private static void aggregation(JsonNode aggregation, Notes notes) throws NotConvertible {
        String type = aggregation.path("type").asText();
        if (!METRICS.contains(type) && !BUCKETS.contains(type)) {
            throw new NotConvertible("it aggregates by '" + type + "', which only Kibana has");
        }
        if (aggregation.path("params") instanceof ObjectNode params && params.has("useNormalizedEsInterval")) {
            params.set("useNormalizedOpenSearchInterval", params.remove("useNormalizedEsInterval"));
            notes.change("parameters of date histograms have other names");
        }
        for (String nested : List.of("customMetric", "customBucket")) {
            if (aggregation.path("params").path(nested).has("type")) {
                aggregation(aggregation.path("params").path(nested), notes);
            }
        }
    }

    /** Since Kibana 7.14 whether there is a legend is a word. */
    private static void pie(ObjectNode params, Notes notes) {
        if (params.has("legendDisplay")) {
            params.put("addLegend", !params.remove("legendDisplay").asText().equals("hide"));
            notes.change("whether a pie has a legend is written in the older form");
        }
    }

    private void series(ObjectNode params, List<Reference> references, Notes notes) throws NotConvertible {
        params.remove("use_kibana_indexes");
        rewrite(params, references, notes);
    }

    private void rewrite(JsonNode node, List<Reference> references, Notes notes) throws NotConvertible {
        if (node instanceof ObjectNode object) {
            for (String name :
                    object.propertyStream().map(entry -> entry.getKey()).toList()) {
                if (name.endsWith(REFERENCE)) {
                    String title = title(object.remove(name).asText(), references);
                    object.put(name.substring(0, name.length() - REFERENCE.length()), title);
                    notes.change("the indices of a time series are named, not referred to");
                } else if (name.endsWith("_rules") && object.path(name) instanceof ArrayNode rules) {
                    withoutEmpty(rules, notes);
                }
            }
        }
        for (JsonNode child : node) {
            rewrite(child, references, notes);
        }
    }

    private String title(String name, List<Reference> references) throws NotConvertible {
        for (Reference reference : references) {
            if (reference.name().equals(name)) {
                String title = titles.getOrDefault(reference.id(), "");
                if (title.isEmpty()) {
                    throw new NotConvertible("it needs the title of " + reference.key()
                            + ", which is not in the export: export it along with the objects it refers to");
                }
                return title;
            }
        }
        throw new NotConvertible("its reference " + name + " is not among its references");
    }

    /** OpenSearch Dashboards cannot evaluate a rule for the absence of a value, which Kibana adds on its own. */
    private static void withoutEmpty(ArrayNode rules, Notes notes) {
        for (Iterator<JsonNode> each = rules.elements(); each.hasNext(); ) {
            if (each.next().path("operator").asText().equals("empty")) {
                each.remove();
                notes.change("colour rules for the absence of a value are left out");
            }
        }
    }
}
