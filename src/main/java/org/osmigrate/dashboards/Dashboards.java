package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Dashboards. What panels hold in themselves becomes objects of their own. */
final class Dashboards implements Converter {

    private static final Set<String> OPTIONS = Set.of("useMargins", "hidePanelTitles");

    private final Panels panels;

    Dashboards(Panels panels) {
        this.panels = panels;
    }

    @Override
    public List<SavedObject> convert(SavedObject object, Notes notes) throws NotConvertible {
        ObjectNode given = object.attributes().deepCopy();
        controls(given, notes);
        if (!Attributes.isNothing(given.path("sections"))) {
            given.remove("sections");
            notes.loss("the division into sections: all panels are on one page");
        }
        ObjectNode attributes = Attributes.known(Kind.DASHBOARD, given, notes);
        SearchSource.convert(attributes, object.references());
        options(attributes);
        Panels.Converted converted = panels.convert(object.with(attributes, object.references()), notes);
        if (converted.isChanged()) {
            attributes.put("panelsJSON", converted.panelsJson());
        }
        List<Reference> references = new ArrayList<>(converted.references());
        references.addAll(own(object, notes));
        List<SavedObject> objects = new ArrayList<>(converted.objects());
        objects.add(object.with(attributes, references));
        return objects;
    }

    /** The references of its own query and filters; those of panels come from the panels. */
    private static List<Reference> own(SavedObject object, Notes notes) {
        object.references().stream()
                .filter(reference -> reference.type().equals("tag"))
                .forEach(reference -> notes.change("no longer refers to " + reference.key()));
        String source = object.attributes()
                .path(SearchSource.META)
                .path(SearchSource.JSON)
                .asText();
        return object.references().stream()
                .filter(reference -> reference.type().equals(Kind.INDEX_PATTERN.type()))
                .filter(reference -> source.contains(Json.quoted(reference.name())))
                .toList();
    }

    private static void controls(ObjectNode attributes, Notes notes) throws NotConvertible {
        JsonNode group = attributes.path("controlGroupInput");
        attributes.remove("controlGroupInput");
        String text = group.path("panelsJSON").asText();
        if (text.isEmpty()) {
            return;
        }
        String fields = Json.object(text, "controlGroupInput")
                .valueStream()
                .map(control -> control.path("explicitInput")
                        .path("fieldName")
                        .asText(control.path("type").asText()))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!fields.isEmpty()) {
            notes.loss("its controls (build a visualization 'Controls' for them): " + fields);
        }
    }

    private static void options(ObjectNode attributes) throws NotConvertible {
        JsonNode text = attributes.path("optionsJSON");
        if (text.isTextual()) {
            ObjectNode options = Json.object(text.textValue(), "optionsJSON");
            int size = options.size();
            options.retain(OPTIONS);
            if (options.size() < size) {
                attributes.put("optionsJSON", Json.text(options));
            }
        }
    }
}
