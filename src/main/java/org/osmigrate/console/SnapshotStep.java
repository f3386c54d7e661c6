package org.osmigrate.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.config.MigrationSettings;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.metadata.LiveSource;
import org.osmigrate.report.Progress;
import org.osmigrate.storage.RepositoryLocation;

/**
 * Takes the snapshot at the source, unless it is there. A repository that is registered for the location already is used
 * as it is; an existing one is never changed.
 */
final class SnapshotStep {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final String SNAPSHOT = "_snapshot";

    private final ClusterClient source;
    private final MigrationSettings settings;
    private final RepositoryLocation location;
    private final Progress progress;

    /** {@code location} is where the source's nodes see the repository, too. */
    SnapshotStep(ClusterClient source, MigrationSettings settings, RepositoryLocation location, Progress progress) {
        this.source = source;
        this.settings = settings;
        this.location = location;
        this.progress = progress;
    }

    /** Returns when the snapshot is complete. */
    SnapshotTaken run() {
        String repository = repository();
        Reply known = source.send(Call.get(SNAPSHOT, repository, name()));
        if (known.status() == 404) {
            String remark = new RateLimit(source, settings.snapshot().maxRatePerNode()).remark(repository);
            if (!remark.isEmpty()) {
                progress.say(remark);
            }
            begin(repository);
            await(repository);
            return new SnapshotTaken(name(), "taken", remark);
        }
        usable(known.json().path("snapshots").path(0).path("state").asText());
        await(repository);
        return new SnapshotTaken(name(), "was there", "");
    }

    private String name() {
        return settings.snapshot().name();
    }

    private String repository() {
        JsonNode all = source.json(Call.get(SNAPSHOT));
        return StreamSupport.stream(all.properties().spliterator(), false)
                .filter(entry -> new RegisteredRepository(entry.getKey(), entry.getValue()).isAt(location))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> register(all));
    }

    private String register(JsonNode all) {
        String repository = "osmigrate-" + settings.session();
        if (all.has(repository)) {
            throw new Conflict(
                    "repository " + repository + " at source "
                            + source.settings().url() + " has another location than "
                            + settings.snapshot().repository(),
                    "Use another session name, or give that repository's location as snapshot.repository.");
        }
        ObjectNode body = RegisteredRepository.definition(location);
        RateLimit.write(settings.snapshot().maxRatePerNode(), body.withObject("/settings"));
        try {
            source.json(Call.put(SNAPSHOT, repository).with(body));
        } catch (RequestRefused e) {
            throw new CheckFailed(
                    "source " + source.settings().url() + " cannot keep snapshots in "
                            + settings.snapshot().repository() + ": " + e.what(),
                    location instanceof RepositoryLocation.Folder
                            ? "Set path.repo on every node of the source to a folder that all of them share and may write"
                                    + " to."
                            : "Set up the plugin and the client 'default' for such repositories on every node of the"
                                    + " source, or register the repository there and give it as name:REPOSITORY.",
                    e);
        }
        return repository;
    }

    private void begin(String repository) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("indices");
        indices().forEach(list::add);
        body.put("ignore_unavailable", false).put("include_global_state", true).put("partial", false);
        source.json(Call.put(SNAPSHOT, repository, name())
                .with("wait_for_completion", "false")
                .with(body));
    }

    private List<String> indices() {
        JsonNode all = source.json(Call.get("_cat", "indices")
                .with("format", "json")
                .with("h", "index")
                .with("expand_wildcards", "all"));
        Stream<String> indices = StreamSupport.stream(all.spliterator(), false)
                .map(row -> row.path("index").asText());
        // A data stream is in a snapshot only where it is named: its backing indices alone would be plain indices.
        List<String> chosen = Stream.concat(indices, LiveSource.dataStreams(source).keySet().stream())
                .filter(index -> settings.scope().indices().decide(index).selected())
                .sorted()
                .toList();
        if (chosen.isEmpty()) {
            throw new NotFound(
                    "no index of source " + source.settings().url() + " is chosen",
                    "Check include.indices and exclude.indices; system indices are chosen by their exact name only.");
        }
        return chosen;
    }

    private void await(String repository) {
        progress.begin("snapshot", 0, 0);
        try {
            long seen = 0;
            while (true) {
                JsonNode status = source.json(Call.get(SNAPSHOT, repository, name(), "_status"))
                        .path("snapshots")
                        .path(0);
                long done = processed(status);
                progress.advance(name(), 0, done - seen);
                seen = done;
                String state = status.path("state").asText();
                if (state.equals("SUCCESS") || usablePartial(state)) {
                    return;
                }
                usable(state);
                pause();
            }
        } finally {
            progress.end();
        }
    }

    private static long processed(JsonNode status) {
        JsonNode stats = status.path("stats");
        return stats.path("processed")
                .path("size_in_bytes")
                .asLong(stats.path("incremental").path("size_in_bytes").asLong());
    }

    private boolean usablePartial(String state) {
        return state.equals("PARTIAL") && settings.snapshot().allowPartial();
    }

    private void usable(String state) {
        if (usablePartial(state)) {
            return;
        }
        switch (state) {
            case "SUCCESS", "IN_PROGRESS", "STARTED", "INIT" -> {}
            default ->
                throw new CheckFailed(
                        "snapshot " + name() + " at source " + source.settings().url() + " is " + state,
                        "See why with GET _snapshot/REPOSITORY/" + name() + "; take another one under a new name.");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; the snapshot goes on at the source", e);
        }
    }
}
