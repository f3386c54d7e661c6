package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** Index patterns, which Kibana 8 calls data views. */
final class IndexPatterns implements Converter {

    @Override
    public List<SavedObject> convert(SavedObject object, Notes notes) throws NotConvertible {
        String type = object.attributes().path("type").asText();
        if (!type.isEmpty() && !type.equals("default")) {
            throw new NotConvertible("it is of type '" + type + "', which only Kibana has");
        }
        if (object.title().isEmpty()) {
            throw new NotConvertible("it names no indices");
        }
        runtimeFields(object.attributes().path("runtimeFieldMap"), notes);
        ObjectNode attributes = Attributes.known(Kind.INDEX_PATTERN, object.attributes(), notes);
        attributes.remove("type");
        return List.of(object.with(attributes, Attributes.known(object.references(), notes)));
    }

    private static void runtimeFields(JsonNode map, Notes notes) throws NotConvertible {
        JsonNode fields =
                map.isTextual() && !map.textValue().isEmpty() ? Json.object(map.textValue(), "runtimeFieldMap") : map;
        if (!Attributes.isNothing(fields)) {
            notes.loss("runtime fields, which OpenSearch Dashboards does not define: "
                    + fields.propertyStream().map(entry -> entry.getKey()).collect(Collectors.joining(", ")));
        }
    }
}
