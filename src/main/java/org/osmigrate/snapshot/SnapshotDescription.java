package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.failure.UnsupportedFormat;
import org.osmigrate.snapshot.Catalogue.Entry;
import org.osmigrate.version.Version;

/**
 * What a snapshot's own blob says. Unlike the list it has a checksum since Elasticsearch 2, so it is what counts.
 *
 * @param identity what no other snapshot of the repository has: the uuid, before Elasticsearch 5 the name and its begin
 * @param failures the shards that were not taken
 */
record SnapshotDescription(
        Entry entry, String identity, Version version, String state, Set<String> indices, List<MissingShard> failures) {

    private static final String NEXT = "The repository is damaged: restore it, or take another snapshot.";
    private static final List<String> SHALLOW = List.of("remote_store_index_shallow_copy");

    static SnapshotDescription read(RepositoryBlobs blobs, Entry entry) {
        SnapshotBlobs.Found found = entry.blobs().description();
        JsonNode json = found.json().path("snapshot");
        if (!json.path("name").asText().equals(entry.name())
                || !json.path("uuid").asText(entry.id()).equals(entry.id())) {
            throw blobs.corrupt(
                    found.key(), "describes snapshot '" + json.path("name").asText() + "', not " + entry.name(), null);
        }
        SHALLOW.stream().filter(flag -> json.path(flag).asBoolean()).forEach(flag -> refuseShallow(entry, flag));
        SnapshotDescription description = new SnapshotDescription(
                entry,
                identity(entry, json),
                new SnapshotVersion(blobs, found.key(), entry)
                        .of(json.path("version_id").asInt(0)),
                json.path("state").asText("unknown"),
                texts(json.path("indices")),
                failures(json.path("failures")));
        description.checkCounts(found.key(), json);
        return description;
    }

    private static String identity(Entry entry, JsonNode json) {
        return json.has("uuid") || !entry.id().equals(entry.name())
                ? entry.id()
                : entry.name() + "@" + json.path("start_time").asText();
    }

    private static void refuseShallow(Entry entry, String flag) {
        throw new UnsupportedFormat(
                "snapshot '" + entry.name() + "' keeps its shards in a remote store (" + flag + ")",
                "Take a snapshot into a repository without remote_store_index_shallow_copy.");
    }

    /** A shard that is neither taken nor among the failures would be missed by nobody. */
    private void checkCounts(String key, JsonNode json) {
        int total = json.path("total_shards").asInt(-1);
        int successful = json.path("successful_shards").asInt(-1);
        boolean complete = failures.isEmpty() && total == successful;
        if (state.equals("SUCCESS") && !complete) {
            throw new CorruptSnapshot(
                    "snapshot '" + entry.name() + "' is SUCCESS, but " + key + " counts " + successful + " shards of "
                            + total + " and " + failures.size() + " failures",
                    NEXT);
        }
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<MissingShard> failures(JsonNode list) {
        List<MissingShard> failures = new ArrayList<>();
        list.forEach(failure -> failures.add(new MissingShard(
                failure.path("index").asText(),
                failure.path("shard_id").asInt(0),
                firstLine(failure.path("reason").asText("no reason given")))));
        return List.copyOf(failures);
    }

    private static String firstLine(String reason) {
        return reason.lines().findFirst().orElse("no reason given").strip();
    }
}
