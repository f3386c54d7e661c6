package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.osmigrate.selection.NamePattern;

/**
 * What a user wants of indices or templates, whatever they have in the source.
 *
 * @param indices by their names in the source
 * @param templates by their names, component templates and legacy ones too
 * @param settings full names to values; null for one that is to be left out
 * @param mappings a merge patch (RFC 7386)
 */
public record IndexOverride(
        List<NamePattern> indices, List<NamePattern> templates, ObjectNode settings, ObjectNode mappings) {

    private static final String NAME = "override";
    private static final String SHARDS = "index.number_of_shards";
    private static final String ROUTING_SHARDS = "index.number_of_routing_shards";

    public IndexOverride {
        indices = List.copyOf(indices);
        templates = List.copyOf(templates);
    }

    /** Whether it is about an index of the source. */
    public boolean concernsIndex(String name) {
        return indices.stream().anyMatch(pattern -> pattern.matches(name));
    }

    /** Whether it is about a template. */
    public boolean concernsTemplate(String name) {
        return templates.stream().anyMatch(pattern -> pattern.matches(name));
    }

    /** Changes a body in place and says what is another now. */
    public List<Finding> apply(MetadataBody body) {
        List<Finding> findings = new ArrayList<>();
        settings.properties()
                .forEach(setting ->
                        set(body.settings(), setting.getKey(), setting.getValue(), setting.getKey(), findings));
        dropRoutingShards(body.settings(), findings);
        patch(body.mappings(), mappings, "mappings", findings);
        return findings;
    }

    /** It fits the old number of shards, which the new one may not divide. */
    private void dropRoutingShards(ObjectNode body, List<Finding> findings) {
        if (settings.has(SHARDS) && !settings.has(ROUTING_SHARDS) && body.remove(ROUTING_SHARDS) != null) {
            findings.add(new Finding.Change(NAME, ROUTING_SHARDS, "is left out: the number of shards is another"));
        }
    }

    private static void patch(ObjectNode into, ObjectNode patch, String path, List<Finding> findings) {
        patch.properties().forEach(entry -> {
            String where = path + "." + entry.getKey();
            if (entry.getValue() instanceof ObjectNode object) {
                ObjectNode inner =
                        into.get(entry.getKey()) instanceof ObjectNode there ? there : into.putObject(entry.getKey());
                patch(inner, object, where, findings);
            } else {
                set(into, entry.getKey(), entry.getValue(), where, findings);
            }
        });
    }

    private static void set(ObjectNode into, String name, JsonNode value, String where, List<Finding> findings) {
        JsonNode before = value.isNull() ? into.remove(name) : into.replace(name, value.deepCopy());
        if (before == null ? !value.isNull() : !before.equals(value)) {
            findings.add(new Finding.Change(NAME, where, text(before) + " becomes " + text(value)));
        }
    }

    private static String text(JsonNode value) {
        return value == null || value.isNull() ? "nothing" : value.toString();
    }
}
