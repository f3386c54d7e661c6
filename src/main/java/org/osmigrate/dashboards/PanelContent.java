package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes an object of what a panel holds in itself. */
final class PanelContent {

    private static final String INDEX = SearchSource.META + "." + SearchSource.JSON + ".index";

    private final Visualizations visualizations;

    PanelContent(Visualizations visualizations) {
        this.visualizations = visualizations;
    }

    SavedObject of(Panel panel, Notes notes) throws NotConvertible {
        if (panel.config().path("savedVis") instanceof ObjectNode saved) {
            return visualizations.convert(visualization(panel, saved), notes).getLast();
        }
        String type = panel.node().path("type").asText();
        if (type.equals("search") && panel.config().path("attributes") instanceof ObjectNode attributes) {
            return new Searches().convert(search(panel, attributes), notes).getLast();
        }
        throw new NotConvertible(Unconvertible.reason(type));
    }

    private static SavedObject search(Panel panel, ObjectNode given) {
        ObjectNode attributes = given.deepCopy();
        attributes.put("title", panel.titleOfContent());
        List<Reference> references = Stream.concat(
                        panel.references().stream(), SavedObject.references(attributes.path("references")).stream())
                .distinct()
                .toList();
        attributes.remove("references");
        return object(panel, Kind.SEARCH, attributes, references);
    }

    private static SavedObject visualization(Panel panel, ObjectNode saved) {
        List<Reference> references = new ArrayList<>(panel.references());
        JsonNode data = saved.path("data");
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("title", panel.titleOfContent());
        state.set("type", saved.path("type"));
        state.set("params", saved.path("params").isMissingNode() ? state.objectNode() : saved.path("params"));
        state.set("aggs", data.path("aggs").isArray() ? data.path("aggs") : state.arrayNode());
        ObjectNode attributes = state.objectNode();
        attributes.put("title", panel.titleOfContent());
        attributes.put("description", saved.path("description").asText());
        attributes.put("version", 1);
        attributes.put("visState", Json.text(state));
        attributes.put("uiStateJSON", saved.path("uiState").isObject() ? Json.text(saved.path("uiState")) : "{}");
        attributes.putObject(SearchSource.META).put(SearchSource.JSON, source(data.path("searchSource"), references));
        search(saved, references).ifPresent(name -> attributes.put("savedSearchRefName", name));
        return object(panel, Kind.VISUALIZATION, attributes, references);
    }

    /** Before Kibana 7.13 what a panel held in itself named its data view, and no reference did. */
    private static String source(JsonNode given, List<Reference> references) {
        if (!(given.deepCopy() instanceof ObjectNode source)) {
            return "{}";
        }
        if (source.path("index").isTextual()) {
            references.add(new Reference(
                    INDEX, Kind.INDEX_PATTERN.type(), source.path("index").textValue()));
            source.remove("index");
            source.put("indexRefName", INDEX);
        }
        return Json.text(source);
    }

    private static Optional<String> search(ObjectNode saved, List<Reference> references) {
        for (JsonNode place : List.of(saved, saved.path("data"))) {
            if (place.path("savedSearchRefName").isTextual()) {
                return Optional.of(place.path("savedSearchRefName").textValue());
            }
            if (place.path("savedSearchId").isTextual()) {
                references.add(new Reference(
                        "search_0",
                        Kind.SEARCH.type(),
                        place.path("savedSearchId").textValue()));
                return Optional.of("search_0");
            }
        }
        return Optional.empty();
    }

    /** A text in the place of what cannot be shown. */
    SavedObject placeholder(Panel panel, String reason) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("title", panel.titleOfContent()).put("type", "markdown");
        state.putObject("params")
                .put("fontSize", 12)
                .put("openLinksInNewTab", false)
                .put("markdown", "**" + panel.titleOfContent() + "** is not shown here: " + reason + ".");
        state.putArray("aggs");
        ObjectNode attributes = state.objectNode();
        attributes.put("title", panel.titleOfContent() + " (not converted)");
        attributes.put("description", "");
        attributes.put("version", 1);
        attributes.put("visState", Json.text(state));
        attributes.put("uiStateJSON", "{}");
        attributes.putObject(SearchSource.META).put(SearchSource.JSON, "{}");
        return object(panel, Kind.VISUALIZATION, attributes, List.of());
    }

    private static SavedObject object(Panel panel, Kind kind, ObjectNode attributes, List<Reference> references) {
        Key key = new Key(kind.type(), panel.idOfContent());
        return new SavedObject(
                key,
                attributes,
                references,
                kind.lastVersion(),
                panel.dashboard().updatedAt());
    }
}
