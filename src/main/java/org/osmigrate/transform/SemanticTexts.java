package org.osmigrate.transform;

import java.net.URI;
import java.util.List;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Turns {@code semantic_text} into {@code text}: the words stay searchable, their vectors do not. */
record SemanticTexts(Version from) implements MetadataRule {

    private static final String FORMAT = "index.mapping.semantic_text.use_legacy_format";

    @Override
    public String name() {
        return "semantic-text";
    }

    @Override
    public String reason() {
        return "OpenSearch has no semantic_text of this kind; models of the source do not move";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/vector-search/ai-search/semantic-search/");
    }

    @Override
    public boolean applies(Version version, Version target) {
        return version.flavour() == Flavour.ELASTICSEARCH && target.flavour() == Flavour.OPENSEARCH;
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        boolean legacy = body.settings().path(FORMAT).asBoolean(!from.isAtLeast(Flavour.ELASTICSEARCH, 8, 18));
        body.settings().remove(FORMAT);
        return FieldWalk.of(body.mappings()).stream()
                .filter(field -> field.type().equals("semantic_text"))
                .map(field -> convert(field, legacy))
                .toList();
    }

    private Finding convert(FieldWalk.Field field, boolean legacy) {
        field.definition().removeAll();
        if (legacy) {
            field.definition().put("type", "object").put("enabled", false);
        } else {
            field.definition().put("type", "text");
        }
        return new Finding.Warning(
                name(),
                field.path(),
                legacy
                        ? "semantic_text in its old form (an object with chunks and vectors) is kept and not looked into"
                        : "semantic_text is now text: it is found by its words; set up a model and a knn_vector for more");
    }
}
