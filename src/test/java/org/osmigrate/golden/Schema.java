package org.osmigrate.golden;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The templates, indices and aliases of a golden cluster. */
record Schema(Era era, Rest server) {

    void create() {
        templates();
        products();
        index(
                "routed",
                3,
                Map.of(
                        "item",
                        new Fields(era).keyword("owner").of("integer", "n").meta("_routing", "required", true)));
        index("empty-index", 1, Map.of("thing", new Fields(era).text("name")));
        Fields row = new Fields(era)
                .keyword("name")
                .stored("name")
                .of("integer", "n")
                .stored("n");
        index("nosource", 1, Map.of("row", row.meta("_source", "enabled", false)));
        family();
        if (era.hasDataStreams()) {
            server.put("/_data_stream/ds-app", object());
        }
        aliases();
    }

    private void products() {
        Fields review = new Fields(era).keyword("author").of("byte", "stars").text("text");
        if (era.hasTypes()) {
            // Until 2.0 a field could be of another kind in each type.
            boolean differ = era.major() == 1;
            review = differ ? review.keyword("rating") : review.of("integer", "rating");
            index("products", 2, Map.of("product", product(), "review", review));
        } else {
            index("products", 2, Map.of("product", product()));
            index("reviews", 1, Map.of("review", review.of("integer", "rating")));
        }
    }

    private Fields product() {
        return new Fields(era)
                .textAndRaw("title")
                .keyword("sku", "tags")
                .of("float", "price")
                .of("integer", "qty", "rating", "rev")
                .of("long", "views")
                .of("date", "created")
                .of("boolean", "active")
                .of("geo_point", "location")
                .of("ip", "ip")
                .of("binary", "blob")
                .notIndexed("notindexed")
                .object("maker", new Fields(era).text("name").keyword("country"))
                .nested("variants", new Fields(era).keyword("color").of("short", "size"));
    }

    private void family() {
        if (era.hasTypes()) {
            Fields child = new Fields(era).of("integer", "age").parent("parent");
            index("family", 2, Map.of("parent", new Fields(era).keyword("name"), "child", child));
        } else if (era.hasJoinField()) {
            ObjectNode relation = object().put("type", "join");
            relation.putObject("relations").put("parent", "child");
            Fields fields = new Fields(era).keyword("name").of("integer", "age").field("relation", relation);
            index("family", 2, Map.of("_doc", fields));
        }
    }

    private void index(String name, int shards, Map<String, Fields> types) {
        ObjectNode body = object();
        ObjectNode settings = settings(body, shards);
        if (name.equals("products")) {
            ObjectNode folded =
                    settings.putObject("analysis").putObject("analyzer").putObject("folded");
            folded.put("type", "custom")
                    .put("tokenizer", "standard")
                    .putArray("filter")
                    .add("lowercase");
        }
        body.set("mappings", mappings(types));
        server.put("/" + name, body);
    }

    private static ObjectNode settings(ObjectNode body, int shards) {
        return body.putObject("settings").put("number_of_shards", shards).put("number_of_replicas", 0);
    }

    private ObjectNode mappings(Map<String, Fields> types) {
        ObjectNode mappings = object();
        types.forEach((type, fields) -> mappings.set(era.type(type), fields.mapping()));
        return era.namesType() ? mappings : (ObjectNode) mappings.path("_doc");
    }

    private void templates() {
        Fields log = new Fields(era).of("date", "@timestamp").text("message").keyword("host");
        if (era.hasTimestampField()) {
            log.meta("_timestamp", "enabled", true);
        }
        if (era.hasAllField()) {
            log.meta("_all", "enabled", false);
        }
        ObjectNode legacy = object().put("order", 1);
        if (era.hasTypes()) {
            legacy.put("template", "logs-*");
        } else {
            legacy.putArray("index_patterns").add("logs-*");
        }
        settings(legacy, 1).put("refresh_interval", "5s");
        legacy.set("mappings", mappings(Map.of("log", log)));
        legacy.putObject("aliases").putObject("all-logs");
        server.put("/_template/logs-legacy", legacy);
        if (era.hasIndexTemplates()) {
            indexTemplates();
        }
    }

    private void indexTemplates() {
        ObjectNode base = object();
        settings(base.putObject("template"), 1);
        server.put("/_component_template/base-settings", base);
        ObjectNode fields = object();
        fields.putObject("template")
                .set(
                        "mappings",
                        new Fields(era)
                                .of("date", "@timestamp")
                                .keyword("host")
                                .of("double", "value")
                                .mapping());
        server.put("/_component_template/metric-mappings", fields);
        ObjectNode metrics = object().put("priority", 500).put("version", 3);
        metrics.putArray("index_patterns").add("metrics-fixture-*");
        metrics.putArray("composed_of").add("base-settings").add("metric-mappings");
        metrics.putObject("_meta").put("owner", "fixture");
        metrics.putObject("template").putObject("aliases").putObject("all-metrics");
        server.put("/_index_template/metrics", metrics);
        if (era.hasDataStreams()) {
            ObjectNode streams = object().put("priority", 200);
            streams.putArray("index_patterns").add("ds-*");
            streams.putObject("data_stream");
            settings(streams.putObject("template"), 1);
            server.put("/_index_template/streams", streams);
        }
    }

    private void aliases() {
        ObjectNode body = object();
        var actions = body.putArray("actions");
        actions.addObject().putObject("add").put("index", "products").put("alias", "catalog");
        ObjectNode active =
                actions.addObject().putObject("add").put("index", "products").put("alias", "catalog-active");
        active.putObject("filter").putObject("term").put("active", true);
        actions.addObject()
                .putObject("add")
                .put("index", "routed")
                .put("alias", "routed-k1")
                .put("routing", "k1");
        server.post("/_aliases", body.toString());
    }

    private static ObjectNode object() {
        return Rest.JSON.createObjectNode();
    }
}
