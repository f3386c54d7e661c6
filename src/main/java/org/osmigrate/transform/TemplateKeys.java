package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Leaves out keys of index templates that only newer versions of Elasticsearch have. */
record TemplateKeys() implements MetadataRule {

    private static final List<String> KEYS = List.of(
            "allow_auto_create",
            "deprecated",
            "ignore_missing_component_templates",
            "lifecycle",
            "data_stream_options");

    /** When somebody wrote the template, not what it does. */
    private static final List<String> DATES =
            List.of("created_date", "created_date_millis", "modified_date", "modified_date_millis");

    private static final List<String> DATA_STREAM_KEYS = List.of("hidden", "allow_custom_routing", "index_mode");

    @Override
    public String name() {
        return "template-keys";
    }

    @Override
    public String reason() {
        return "OpenSearch does not know this key of an index template";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/im-plugin/index-templates/");
    }

    @Override
    public boolean applies(Version from, Version to) {
        return from.flavour() == Flavour.ELASTICSEARCH && to.flavour() == Flavour.OPENSEARCH;
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        if (body.envelope().path("data_stream") instanceof ObjectNode dataStream) {
            dataStream.remove(DATA_STREAM_KEYS);
        }
        body.envelope().remove(DATES);
        List<Finding> findings = KEYS.stream()
                .filter(body.envelope()::has)
                .map(key -> finding(key, body.envelope().path(key)))
                .toList();
        body.envelope().remove(KEYS);
        return findings;
    }

    private Finding finding(String key, JsonNode value) {
        return new Finding.Warning(name(), key, "left out (" + value + "): " + reason());
    }
}
