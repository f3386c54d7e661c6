package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osmigrate.metadata.MetadataReport.LeftOut;
import org.osmigrate.selection.Glob;
import org.osmigrate.snapshot.Snapshot;

/** Finds what the source has and no OpenSearch takes over, or this program does not move. */
final class NotMovable {

    /** Where the metadata of a cluster has them; {@code id} is the member that names one, empty for the member's name. */
    private record Kept(String pointer, String id, String label, String reason) {}

    /** The indices in which a feature keeps its things. */
    private record Hidden(Glob index, String label, String reason) {

        Hidden(String index, String label, String reason) {
            this(new Glob(index), label, reason);
        }
    }

    private static final String LEARNING =
            "OpenSearch has other machine learning; detectors of its anomaly detection are the nearest";
    private static final String TRANSFORM = "create a job of OpenSearch's index transforms";
    private static final String ROLLUP = "create a job of OpenSearch's index rollups; rolled up data moves as it is";
    private static final String SECURITY =
            "passwords, keys and roles are not in a form the other product takes: create them on the target";

    private static final List<Kept> KEPT = List.of(
            new Kept("/enrich/policies", "", "enrich policy", "OpenSearch has no enrich processor"),
            new Kept("/ml/jobs", "job_id", "machine learning job", LEARNING),
            new Kept("/ml/datafeeds", "datafeed_id", "machine learning datafeed", LEARNING),
            new Kept(
                    "/ccr_auto_follow/patterns",
                    "",
                    "auto-follow pattern",
                    "set up OpenSearch's cross-cluster replication; indices that follow move as they are"),
            new Kept(
                    "/search_pipeline/pipeline",
                    "id",
                    "search pipeline",
                    "copy it with GET and PUT _search/pipeline: it may name models of the source"));

    /** By the type of a persistent task. */
    private static final Map<String, Kept> TASKS = Map.of(
            "xpack/rollup/job", new Kept("", "id", "rollup job", ROLLUP),
            "data_frame/transforms", new Kept("", "id", "transform", TRANSFORM),
            "xpack/ml/job", new Kept("", "id", "machine learning job", LEARNING),
            "xpack/ml/datafeed", new Kept("", "id", "machine learning datafeed", LEARNING),
            "xpack/ml/data_frame/analytics", new Kept("", "id", "data frame analytics", LEARNING));

    private static final List<Hidden> HIDDEN = List.of(
            new Hidden(".watches*", "watches", "alerting of OpenSearch has monitors instead, of another form"),
            new Hidden(".security-*", "users and roles", SECURITY),
            new Hidden(".opendistro_security", "users and roles", "copy them with the tools of the security plugin"),
            new Hidden(".transform-internal*", "transforms", TRANSFORM),
            new Hidden(".data-frame-internal*", "transforms", TRANSFORM),
            new Hidden(".ml-config*", "machine learning jobs", LEARNING),
            new Hidden(".ml-inference*", "trained models", "deploy the model with OpenSearch's ml-commons"),
            new Hidden(".enrich-*", "enrich data", "it is made from a policy, and there are none on OpenSearch"),
            new Hidden(".scripts", "stored scripts", "Elasticsearch 1 and 2 keep them in this index; store them anew"),
            new Hidden(
                    ".opendistro-ism-config",
                    "policies of Index State Management",
                    "copy them with GET and PUT _plugins/_ism/policies"),
            new Hidden(".opendistro-alerting-config", "monitors", "copy them with _plugins/_alerting/monitors"),
            new Hidden(
                    ".opendistro-anomaly-detectors", "anomaly detectors", "copy them with _plugins/_anomaly_detection"),
            new Hidden(".kibana*", "saved objects of Kibana", "export them from Kibana and import them in Dashboards"));

    private NotMovable() {}

    static List<LeftOut> of(Snapshot snapshot, JsonNode state) {
        List<LeftOut> found = new ArrayList<>();
        KEPT.forEach(kept -> names(state.at(kept.pointer()), kept.id())
                .forEach(name -> found.add(new LeftOut(kept.label(), name, kept.reason()))));
        for (JsonNode task : state.at("/persistent_tasks/tasks")) {
            task.path("task").properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(TASKS::containsKey)
                    .map(TASKS::get)
                    .forEach(kept ->
                            found.add(new LeftOut(kept.label(), task.path("id").asText(), kept.reason())));
        }
        snapshot.indices()
                .forEach(index -> HIDDEN.stream()
                        .filter(hidden -> hidden.index().matches(index.name()))
                        .findFirst()
                        .ifPresent(hidden ->
                                found.add(new LeftOut(hidden.label(), "in index " + index.name(), hidden.reason()))));
        return found.stream().distinct().toList();
    }

    private static List<String> names(JsonNode node, String id) {
        List<String> names = new ArrayList<>();
        if (id.isEmpty()) {
            node.properties().forEach(entry -> names.add(entry.getKey()));
        } else {
            node.forEach(element -> names.add(element.path(id).asText()));
        }
        return names;
    }
}
