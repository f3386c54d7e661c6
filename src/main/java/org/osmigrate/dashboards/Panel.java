package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One panel of a dashboard; the node is changed in place, {@code shown} is the title of what it shows, if that matters. */
record Panel(SavedObject dashboard, int number, ObjectNode node, String shown) {

    /** Since Kibana 7.14 references of a panel begin with its index; before, only their own names were there. */
    private String prefix() {
        return node.path("panelIndex").asText() + ":";
    }

    Optional<Reference> reference(String name) {
        return dashboard.references().stream()
                .filter(reference -> reference.name().equals(prefix() + name)
                        || reference.name().equals(name))
                .findFirst();
    }

    /** Those of what the panel holds in itself, under the names it has for them. */
    List<Reference> references() {
        return dashboard.references().stream()
                .filter(reference -> reference.name().startsWith(prefix()))
                .map(reference -> reference.named(reference.name().substring(prefix().length())))
                .toList();
    }

    JsonNode config() {
        return node.path("embeddableConfig");
    }

    /** The same each time, so that a second import replaces what the first one made. */
    String idOfContent() {
        String place = dashboard.key() + "/" + node.path("panelIndex").asText(Integer.toString(number));
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString();
    }

    String title() {
        for (String title : List.of(
                node.path("title").asText(),
                config().path("title").asText(),
                config().path("savedVis").path("title").asText(),
                config().path("attributes").path("title").asText(),
                shown)) {
            if (!title.isBlank()) {
                return title;
            }
        }
        return "";
    }

    String titleOfContent() {
        return title().isEmpty() ? dashboard.title() + ", panel " + (number + 1) : title();
    }

    String name() {
        return "panel " + (number + 1) + (title().isEmpty() ? "" : " '" + title() + "'");
    }
}
