package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The panels of a dashboard. Each keeps its place: what it shows is an object of the export, an object made from what the
 * panel holds in itself, or, where neither can be, a text that says what stood there.
 */
final class Panels {

    private static final String VERSION = Kind.DASHBOARD.lastVersion();
    private static final Set<String> MEMBERS =
            Set.of("version", "gridData", "panelIndex", "embeddableConfig", "panelRefName", "title", "type", "id");
    private static final Set<String> SHOWN = Set.of("visualization", "search");

    private final PanelContent content;
    private final Map<Key, DashboardsReport.Refused> refused;

    /** {@code refused} are the objects of the export that are not converted, with the reasons. */
    Panels(PanelContent content, Map<Key, DashboardsReport.Refused> refused) {
        this.content = content;
        this.refused = refused;
    }

    /** What becomes of the panels, and which objects are made for them. */
    record Converted(String panelsJson, boolean isChanged, List<Reference> references, List<SavedObject> objects) {
        Converted {
            references = List.copyOf(references);
            objects = List.copyOf(objects);
        }
    }

    Converted convert(SavedObject dashboard, Notes notes) throws NotConvertible {
        JsonNode text = dashboard.attributes().path("panelsJSON");
        if (!text.isTextual()) {
            throw new NotConvertible("it has no panelsJSON");
        }
        ArrayNode panels = Json.array(text.textValue(), "panelsJSON");
        ArrayNode before = panels.deepCopy();
        List<Reference> references = new ArrayList<>();
        List<SavedObject> objects = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            if (!(panels.get(i) instanceof ObjectNode panel)) {
                throw new NotConvertible("its panel " + i + " is no JSON object");
            }
            Panel place = place(dashboard, i, panel);
            if (!isBeforeReferences(panel)) {
                references.add(shown(place, objects, notes).named("panel_" + i));
                panel.put("panelRefName", "panel_" + i);
                panel.remove(List.of("type", "id"));
            }
            tidy(place, notes);
        }
        return new Converted(Json.text(panels), !before.equals(panels), references, objects);
    }

    /** What is not converted is called by its title, for there is nothing else to know it by. */
    private Panel place(SavedObject dashboard, int number, ObjectNode node) {
        Panel panel = new Panel(dashboard, number, node, "");
        return panel.reference(node.path("panelRefName").asText())
                .filter(reference -> refused.containsKey(reference.key()))
                .map(reference -> new Panel(
                        dashboard, number, node, refused.get(reference.key()).title()))
                .orElse(panel);
    }

    /** Kibana before 7.0 named the object in the panel; OpenSearch Dashboards migrates that itself. */
    private static boolean isBeforeReferences(ObjectNode panel) {
        return panel.has("id")
                && SHOWN.contains(panel.path("type").asText())
                && !panel.has("panelRefName")
                && !panel.path("embeddableConfig").has("savedVis");
    }

    private Reference shown(Panel panel, List<SavedObject> objects, Notes notes) {
        try {
            return panel.node().has("panelRefName") ? referred(panel) : made(panel, objects, notes);
        } catch (NotConvertible e) {
            notes.loss(panel.name() + ": " + e.reason());
            SavedObject placeholder = content.placeholder(panel, e.reason());
            panel.node().putObject("embeddableConfig");
            return made(placeholder, objects);
        }
    }

    private Reference referred(Panel panel) throws NotConvertible {
        String name = panel.node().path("panelRefName").asText();
        Optional<Reference> found = panel.reference(name);
        Reference reference =
                found.orElseThrow(() -> new NotConvertible("its reference " + name + " is not in the dashboard"));
        if (!SHOWN.contains(reference.type())) {
            throw new NotConvertible(Unconvertible.reason(reference.type()));
        }
        convertible(reference);
        return reference;
    }

    private Reference made(Panel panel, List<SavedObject> objects, Notes notes) throws NotConvertible {
        SavedObject object = content.of(panel, notes);
        for (Reference reference : object.references()) {
            convertible(reference);
        }
        notes.change("what panels hold in themselves are objects of their own");
        return made(object, objects);
    }

    private void convertible(Reference reference) throws NotConvertible {
        if (refused.containsKey(reference.key())) {
            throw new NotConvertible(reference.key() + " is not converted: "
                    + refused.get(reference.key()).reason());
        }
    }

    private static Reference made(SavedObject object, List<SavedObject> objects) {
        objects.add(object);
        return new Reference("", object.key().type(), object.key().id());
    }

    private static void tidy(Panel panel, Notes notes) throws NotConvertible {
        panel.node().retain(MEMBERS);
        if (panel.node().path("gridData") instanceof ObjectNode grid) {
            grid.retain("x", "y", "w", "h", "i");
        }
        String version = panel.node().path("version").asText();
        if (version.isEmpty() || MigrationVersion.of(version).isAfter(MigrationVersion.of(VERSION))) {
            panel.node().put("version", VERSION);
        }
        if (panel.node().path("embeddableConfig") instanceof ObjectNode config) {
            JsonNode drilldowns =
                    config.path("enhancements").path("dynamicActions").path("events");
            if (!Attributes.isNothing(drilldowns)) {
                notes.loss(panel.name() + ": its drilldowns, which only Kibana has");
            }
            config.remove(List.of("enhancements", "savedVis", "attributes", "savedObjectId"));
        }
    }
}
