package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Saved searches of Discover. */
final class Searches implements Converter {

    @Override
    public List<SavedObject> convert(SavedObject object, Notes notes) throws NotConvertible {
        if (!object.attributes().path(SearchSource.META).path(SearchSource.JSON).isTextual()) {
            throw new NotConvertible("it has no " + SearchSource.JSON);
        }
        int tabs = object.attributes().path("tabs").size();
        if (tabs > 1) {
            notes.loss((tabs - 1) + " of its " + tabs + " tabs: OpenSearch Dashboards has searches without tabs");
        }
        ObjectNode attributes = Attributes.known(Kind.SEARCH, object.attributes(), notes);
        SearchSource.convert(attributes, object.references());
        return List.of(object.with(attributes, Attributes.known(object.references(), notes)));
    }
}
