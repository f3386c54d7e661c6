package org.osmigrate.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.osmigrate.config.MigrationSettings;
import org.osmigrate.config.SnapshotSettings;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;

/**
 * The steps of a run: those whose blocks the migration file has. A file without any of the blocks {@code metadata},
 * {@code backfill} and {@code verify}, and a run without a file, take all three.
 */
public record RunPlan(String session, URI target, List<Step> steps) implements Report {

    public RunPlan {
        steps = List.copyOf(steps);
    }

    /** Plans a run. */
    public static RunPlan of(MigrationSettings settings) {
        SnapshotSettings snapshot = settings.snapshot();
        URI target = settings.target().url();
        boolean all = List.of("metadata", "backfill", "verify").stream().noneMatch(settings.values()::fileHasBlock);
        String named = "snapshot " + snapshot.name() + " in " + snapshot.repository();
        List<Step> steps = new ArrayList<>();
        if (snapshot.create()) {
            steps.add(new Step.Snapshot("take " + named + " of " + source(settings) + ", unless it is there"));
        }
        if (all || settings.values().fileHasBlock("metadata")) {
            steps.add(new Step.Metadata("create templates, indices and aliases of " + named + " on " + target));
        }
        if (all || settings.values().fileHasBlock("backfill")) {
            String what = snapshot.since().isEmpty()
                    ? "the documents of "
                    : "what changed since " + snapshot.since() + " in ";
            steps.add(new Step.Backfill("move " + what + named + " to " + target));
        }
        if (all || settings.values().fileHasBlock("verify")) {
            steps.add(new Step.Verify("compare " + target + " with " + named));
        }
        return new RunPlan(settings.session(), target, steps);
    }

    private static URI source(MigrationSettings settings) {
        return settings.source()
                .orElseThrow(() -> new ConfigurationInvalid(
                        "snapshot.create is on and there is no source to take the snapshot of",
                        "Give source.url (--source-url), or name a snapshot that exists and leave create out."))
                .url();
    }

    /** Whether the plan has a step. */
    boolean has(Class<? extends Step> kind) {
        return steps.stream().anyMatch(kind::isInstance);
    }

    @Override
    public List<Table> tables() {
        List<List<String>> rows = steps.stream()
                .map(step -> List.of(step.name(), step.description()))
                .toList();
        return List.of(new Table("Plan of session " + session, List.of("step", "what"), rows));
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("session", session);
        ArrayNode list = json.putArray("steps");
        steps.forEach(step -> list.addObject().put("step", step.name()).put("description", step.description()));
        return json;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.DONE;
    }

    @Override
    public String hint() {
        return "Run it with 'osmigrate console run'; see what would be created with 'osmigrate metadata evaluate'.";
    }
}
