package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.RequestRefused;

/** Sees to an index that the target does not have; several workers may do so at once. */
@FunctionalInterface
public interface MissingIndex {

    /** Creates it, or throws. */
    void create(String index);

    /** Refuses: the default. */
    static MissingIndex refused(ClusterClient target) {
        return index -> {
            throw new NotFound(
                    "index or data stream " + index + " does not exist on target "
                            + target.settings().url(),
                    "Create it with 'osmigrate metadata migrate', let 'osmigrate console run' do both, or give"
                            + " --index-creation from-metadata; 'osmigrate metadata evaluate' tells what keeps it from"
                            + " being created.");
        };
    }

    /** Leaves settings and mappings to the target: its templates, its defaults, its guesses. */
    static MissingIndex madeByTarget(ClusterClient target) {
        return index -> {
            Reply reply = target.expect(Call.put(index).with(JsonNodeFactory.instance.objectNode()), Set.of(400));
            String type = reply.json().path("error").path("type").asText();
            if (!reply.ok() && !type.equals("resource_already_exists_exception")) {
                throw new RequestRefused(
                        "target " + target.settings().url() + " does not create index " + index + ": " + reply.text(),
                        "Create it by hand, or with --index-creation from-metadata.");
            }
        };
    }
}
