package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** The query and the filters of an object. */
final class SearchSource {

    static final String META = "kibanaSavedObjectMeta";
    static final String JSON = "searchSourceJSON";
    private static final Set<String> LANGUAGES = Set.of("kuery", "lucene");

    private SearchSource() {}

    /** Checks those of an object; changed in place where a filter names its data view by the name of a reference. */
    static void convert(ObjectNode attributes, List<Reference> references) throws NotConvertible {
        JsonNode text = attributes.path(META).path(JSON);
        if (!text.isTextual()) {
            return;
        }
        ObjectNode source = Json.object(text.textValue(), JSON);
        ObjectNode before = source.deepCopy();
        check(source, references);
        if (!before.equals(source)) {
            ((ObjectNode) attributes.path(META)).put(JSON, Json.text(source));
        }
    }

    static void check(ObjectNode source, List<Reference> references) throws NotConvertible {
        query(source.path("query"));
        if (source.path("index").isObject()) {
            throw new NotConvertible("its data view is defined within it: save it as a data view of its own first");
        }
        present(source, references);
        filters(source.path("filter"), references);
    }

    private static void present(ObjectNode node, List<Reference> references) throws NotConvertible {
        String name = node.path("indexRefName").asText();
        if (!name.isEmpty()
                && references.stream().noneMatch(reference -> reference.name().equals(name))) {
            throw new NotConvertible("its reference " + name + " is not among its references");
        }
    }

    static void query(JsonNode query) throws NotConvertible {
        if (query.has("esql") || query.has("sql")) {
            throw new NotConvertible("its query is of ES|QL or SQL, which OpenSearch Dashboards has in other dialects");
        }
        String language = query.path("language").asText("kuery");
        if (!LANGUAGES.contains(language)) {
            throw new NotConvertible("the language of its query, '" + language + "', is unknown");
        }
    }

    static void filters(JsonNode filters, List<Reference> references) throws NotConvertible {
        for (JsonNode filter : filters) {
            if (!(filter.path("meta") instanceof ObjectNode meta)) {
                continue;
            }
            if (meta.path("type").asText().equals("combined")) {
                throw new NotConvertible("a filter combines others: split it, or write it as a query");
            }
            present(meta, references);
            references.stream()
                    .filter(reference ->
                            reference.name().equals(meta.path("index").asText()))
                    .findFirst()
                    .ifPresent(reference -> meta.put("index", reference.id()));
        }
    }
}
