package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.Set;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.transform.TargetFeatures;

/** Asks a target what it has beside what its version tells. What it does not answer is taken for unknown. */
final class TargetProbe {

    private TargetProbe() {}

    static TargetFeatures ask(ClusterClient target) {
        return new TargetFeatures(plugins(target), processors(target));
    }

    private static Set<String> plugins(ClusterClient target) {
        Set<String> names = new HashSet<>();
        JsonNode list = answer(
                target, Call.get("_cat", "plugins").with("format", "json").with("h", "component"));
        list.forEach(plugin -> names.add(plugin.path("component").asText()));
        return names;
    }

    /** Those that every node which runs pipelines has. */
    private static Set<String> processors(ClusterClient target) {
        JsonNode nodes =
                answer(target, Call.get("_nodes", "ingest").with("filter_path", "nodes.*.ingest.processors.type"));
        Set<String> common = new HashSet<>();
        boolean first = true;
        for (JsonNode node : nodes.path("nodes")) {
            Set<String> own = new HashSet<>();
            node.at("/ingest/processors")
                    .forEach(processor -> own.add(processor.path("type").asText()));
            if (first) {
                common.addAll(own);
            } else {
                common.retainAll(own);
            }
            first = false;
        }
        return common;
    }

    /** A user who may not ask can still migrate: the target itself refuses what it lacks. */
    private static JsonNode answer(ClusterClient target, Call call) {
        try {
            Reply reply = target.send(call);
            return reply.ok() ? reply.json() : MissingNode.getInstance();
        } catch (AccessDenied _) {
            return MissingNode.getInstance();
        }
    }
}
