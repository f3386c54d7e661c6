package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.selection.Glob;

/** Finds the index template that will make a data stream: of the target's and the migrated ones, the one that applies. */
final class StreamTemplates {

    private final ClusterClient target;
    private final Collection<Candidate> candidates;

    StreamTemplates(ClusterClient target, Collection<Candidate> candidates) {
        this.target = target;
        this.candidates = List.copyOf(candidates);
    }

    /** Why no data stream of this name can be created; empty when it can. */
    Optional<String> refusal(String stream) {
        Map<String, JsonNode> templates = new TreeMap<>();
        target.json(Call.get("_index_template"))
                .path("index_templates")
                .forEach(template -> templates.put(template.path("name").asText(), template.path("index_template")));
        candidates.stream()
                .filter(candidate -> candidate.item() instanceof Item.IndexTemplate
                        && candidate.refusal().isEmpty())
                .forEach(candidate -> templates.put(
                        candidate.item().name(), candidate.item().body().envelope()));
        Optional<Map.Entry<String, JsonNode>> applies = templates.entrySet().stream()
                .filter(template -> fits(template.getValue(), stream))
                .max(Comparator.comparingLong(
                        template -> template.getValue().path("priority").asLong()));
        if (applies.isEmpty()) {
            return Optional.of(
                    "no index template fits its name, neither on the target nor among those that are migrated:"
                            + " create one with a 'data_stream' section on the target, or name that of the source in"
                            + " include.index-templates");
        }
        return applies.get().getValue().has("data_stream")
                ? Optional.empty()
                : Optional.of("index template '" + applies.get().getKey()
                        + "', which applies to its name, has no 'data_stream' section: give it one, or create another of a"
                        + " higher priority on the target");
    }

    private static boolean fits(JsonNode template, String stream) {
        return template.path("index_patterns")
                .valueStream()
                .anyMatch(pattern -> new Glob(pattern.asText()).matches(stream));
    }
}
