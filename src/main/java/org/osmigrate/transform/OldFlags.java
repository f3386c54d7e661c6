package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.osmigrate.version.Version;

/** Turns the words that field parameters took into {@code true} and {@code false}. */
record OldFlags() implements MetadataRule {

    private static final List<String> FLAGS = List.of(
            "index",
            "store",
            "doc_values",
            "ignore_malformed",
            "coerce",
            "enabled",
            "include_in_parent",
            "include_in_root");
    private static final Set<String> NO = Set.of("no", "off", "0", "false");

    @Override
    public String name() {
        return "old-flags";
    }

    @Override
    public String reason() {
        return "only true and false are taken from Elasticsearch 6 on";
    }

    @Override
    public URI documentation() {
        return OldVersions.BREAKING_CHANGES_6;
    }

    @Override
    public boolean applies(Version from, Version to) {
        return OldVersions.toOpenSearch(from, to);
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        List<Finding> findings = new ArrayList<>();
        FieldWalk.of(body.mappings())
                .forEach(field -> FLAGS.forEach(flag -> convert(field.path(), field.definition(), flag, findings)));
        return findings;
    }

    private void convert(String path, ObjectNode definition, String flag, List<Finding> findings) {
        JsonNode value = definition.path(flag);
        String word = value.asText().toLowerCase(Locale.ROOT);
        boolean flagAlready = value.isBoolean() || word.equals("true") || word.equals("false");
        if (value.isValueNode() && !value.isNull() && !flagAlready) {
            boolean on = !NO.contains(word);
            definition.put(flag, on);
            findings.add(new Finding.Change(name(), path + "." + flag, value + " is now " + on));
        }
    }
}
