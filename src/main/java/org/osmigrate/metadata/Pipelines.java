package org.osmigrate.metadata;

import java.util.List;
import java.util.Set;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.transform.Finding;

/** Finds ingest pipelines that an item names and the target does not have. */
final class Pipelines {

    private static final List<String> SETTINGS = List.of("index.default_pipeline", FinalPipelineNotes.SETTING);

    private final ClusterClient target;
    private final Set<String> migrated;

    /** {@code migrated}: the names of those that are moved too. */
    Pipelines(ClusterClient target, Set<String> migrated) {
        this.target = target;
        this.migrated = Set.copyOf(migrated);
    }

    /** The names that an item's settings give. */
    static List<String> named(Item item) {
        return SETTINGS.stream()
                .map(setting -> item.body().settings().path(setting).asText(""))
                .filter(name -> !name.isEmpty() && !name.equals("_none"))
                .toList();
    }

    /** A warning for each; only an item that names a pipeline costs a request. */
    List<Finding> missing(Item item) {
        return SETTINGS.stream()
                .filter(setting ->
                        isMissing(item.body().settings().path(setting).asText("")))
                .map(setting -> (Finding) new Finding.Warning(
                        "missing-pipelines",
                        setting,
                        "the target has no pipeline '"
                                + item.body().settings().path(setting).asText()
                                + "': create it before the application writes to the target"))
                .toList();
    }

    private boolean isMissing(String pipeline) {
        if (pipeline.isEmpty() || pipeline.equals("_none") || migrated.contains(pipeline)) {
            return false;
        }
        Reply reply = target.send(Call.get("_ingest", "pipeline", pipeline));
        return reply.status() == 404;
    }
}
