package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Visualizations of the kinds that both products have. */
final class Visualizations implements Converter {

    private final VisState visState;

    Visualizations(VisState visState) {
        this.visState = visState;
    }

    @Override
    public List<SavedObject> convert(SavedObject object, Notes notes) throws NotConvertible {
        ObjectNode attributes = Attributes.known(Kind.VISUALIZATION, object.attributes(), notes);
        ObjectNode state = Json.object(attributes.path("visState").asText(), "visState");
        ObjectNode before = state.deepCopy();
        visState.convert(state, object.references(), notes);
        if (!before.equals(state)) {
            attributes.put("visState", Json.text(state));
        }
        SearchSource.convert(attributes, object.references());
        return List.of(object.with(attributes, Attributes.known(object.references(), notes)));
    }
}
