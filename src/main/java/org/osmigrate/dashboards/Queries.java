package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Saved queries. */
final class Queries implements Converter {

    @Override
    public List<SavedObject> convert(SavedObject object, Notes notes) throws NotConvertible {
        ObjectNode attributes = Attributes.known(Kind.QUERY, object.attributes(), notes);
        SearchSource.query(attributes.path("query"));
        if (!(attributes.path("query") instanceof ObjectNode query)
                || !query.path("query").isTextual()) {
            throw new NotConvertible("its query is no text");
        }
        query.retain("query", "language");
        SearchSource.filters(attributes.path("filters"), object.references());
        return List.of(object.with(attributes, Attributes.known(object.references(), notes)));
    }
}
