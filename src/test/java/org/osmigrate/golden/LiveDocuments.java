package org.osmigrate.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** What a server itself says is live. */
record LiveDocuments(Era era, Rest server) {

    private static final int MORE_THAN_ANY_INDEX_HAS = 1000;

    /** A line of JSON each, in the order of index, type and id. */
    List<String> lines() {
        TreeSet<String> indices = new TreeSet<>();
        server.get("/_all/_settings?expand_wildcards=" + (era.hasDataStreams() ? "all" : "open"))
                .fieldNames()
                .forEachRemaining(indices::add);
        return indices.stream().flatMap(index -> ofIndex(index).stream()).toList();
    }

    private List<String> ofIndex(String index) {
        String fields = era.hasStrings() ? "&fields=_source,_routing,_parent" : "";
        JsonNode hits = server.get("/" + index + "/_search?size=" + MORE_THAN_ANY_INDEX_HAS + fields)
                .path("hits")
                .path("hits");
        Map<String, String> lines = new TreeMap<>();
        StreamSupport.stream(hits.spliterator(), false)
                .forEach(hit -> lines.put(
                        hit.path("_type").asText() + " " + hit.path("_id").asText(),
                        line(hit).toString()));
        return List.copyOf(lines.values());
    }

    private static ObjectNode line(JsonNode hit) {
        JsonNode parent = meta(hit, "_parent");
        ObjectNode line = Rest.JSON
                .createObjectNode()
                .put("id", hit.path("_id").asText())
                .put("index", hit.path("_index").asText());
        line.set("parent", parent);
        line.set("routing", parent.isNull() ? meta(hit, "_routing") : Rest.JSON.nullNode());
        line.set("source", hit.has("_source") ? hit.path("_source") : Rest.JSON.nullNode());
        return line.put("type", hit.path("_type").asText("_doc"));
    }

    private static JsonNode meta(JsonNode hit, String name) {
        JsonNode value = hit.has(name) ? hit.path(name) : hit.path("fields").path(name);
        return value.isTextual() ? value : Rest.JSON.nullNode();
    }
}
