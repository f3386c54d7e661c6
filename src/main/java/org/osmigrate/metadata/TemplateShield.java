package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.selection.Glob;

/**
 * Keeps the templates a target already has from adding to the indices that are created: an empty index template of the
 * highest priority, for exactly these names, is the only one that applies. It is put up only when a template would
 * apply, and taken down when the indices are there; one left by a process that died is taken down first.
 */
final class TemplateShield implements AutoCloseable {

    private final ClusterClient target;
    private final String name;
    private boolean up;

    TemplateShield(ClusterClient target, String session) {
        this.target = target;
        this.name = "osmigrate-shield-" + session;
    }

    /** Takes down what another run left, then protects these indices if any template of the target fits one. */
    void raise(Collection<String> indices) {
        takeDownLeftover();
        List<Glob> patterns = indices.isEmpty() ? List.of() : patterns();
        List<String> exposed = indices.stream()
                .filter(index -> patterns.stream().anyMatch(pattern -> pattern.matches(index)))
                .toList();
        if (!exposed.isEmpty()) {
            target.json(Call.put("_index_template", name).with(template(exposed)));
            up = true;
        }
    }

    @Override
    public void close() {
        if (up) {
            takeDown();
            up = false;
        }
    }

    private void takeDownLeftover() {
        if (target.send(Call.get("_index_template", name)).ok()) {
            takeDown();
        }
    }

    private void takeDown() {
        Reply reply = target.send(Call.delete("_index_template", name));
        if (!reply.ok() && reply.status() != 404) {
            throw new RequestRefused(
                    "Index template '" + name + "' was not removed from the target: " + ErrorText.of(reply),
                    "Remove it with DELETE _index_template/" + name + ".");
        }
    }

    private List<Glob> patterns() {
        JsonNode composable = target.json(Call.get("_index_template")).path("index_templates");
        JsonNode legacy = target.json(Call.get("_template"));
        return Stream.concat(
                        StreamSupport.stream(composable.spliterator(), false)
                                .map(template -> template.path("index_template")),
                        StreamSupport.stream(legacy.spliterator(), false))
                .flatMap(template ->
                        StreamSupport.stream(template.path("index_patterns").spliterator(), false))
                .map(pattern -> new Glob(pattern.asText()))
                .toList();
    }

    private static ObjectNode template(List<String> indices) {
        ObjectNode template = JsonNodeFactory.instance.objectNode();
        indices.forEach(template.putArray("index_patterns")::add);
        return template.put("priority", Integer.MAX_VALUE);
    }
}
