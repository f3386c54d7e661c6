package org.osmigrate.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.verify.TargetState.Shard;

/** What is asked of the target, with the privilege that each request needs. */
record TargetRequests(ClusterClient client) {

    /** Refreshes an index and counts its root documents. */
    TargetState state(String index) {
        Reply refreshed = granted("indices:admin/refresh", index, () -> client.send(Call.post(index, "_refresh")));
        if (refreshed.status() == 404) {
            return new TargetState.Missing();
        }
        if (refreshed.text().contains("index_closed_exception")) {
            return new TargetState.Closed();
        }
        whole(refreshed, index, "Refreshing");
        JsonNode counted = whole(search(index, () -> client.send(Call.get(index, "_count"))), index, "Counting");
        int shards = counted.path("_shards").path("total").intValue();
        return new TargetState.Open(counted.path("count").longValue(), shards(index, shards));
    }

    private List<Shard> shards(String index, int total) {
        List<Shard> shards = new ArrayList<>();
        List<String> backing = backing(index);
        for (String one : backing) {
            int ofOne = backing.size() == 1
                    ? total
                    : whole(search(one, () -> client.send(Call.get(one, "_count"))), one, "Counting")
                            .path("_shards")
                            .path("total")
                            .intValue();
            IntStream.range(0, ofOne).forEach(number -> shards.add(new Shard(one, number)));
        }
        return List.copyOf(shards);
    }

    /** The backing indices of a data stream; the name itself of anything else. */
    private List<String> backing(String name) {
        if (client.json(Call.get(name, "_settings", "index.number_of_shards")).has(name)) {
            return List.of(name);
        }
        Reply reply = client.expect(Call.get("_data_stream", name), Set.of(400, 404));
        List<String> indices = reply.json()
                .path("data_streams")
                .path(0)
                .path("indices")
                .valueStream()
                .map(index -> index.path("index_name").asText())
                .toList();
        return reply.ok() && !indices.isEmpty() ? indices : List.of(name);
    }

    /** A search, which needs the privilege to read. */
    Reply search(String index, Supplier<Reply> request) {
        return granted("indices:data/read/search", index, request);
    }

    /** A search whose answer may be too long; empty when it is. */
    Optional<Reply> bounded(String index, Call call, int mostBytes) {
        return granted("indices:data/read/search", index, () -> client.sendBounded(call, mostBytes));
    }

    /** Sends a request; a refusal names the privilege. */
    <T> T granted(String privilege, String index, Supplier<T> request) {
        try {
            return request.get();
        } catch (AccessDenied denied) {
            throw new AccessDenied(
                    denied.what(),
                    "Grant the target's user the privilege " + privilege + " on the index " + index + ". "
                            + denied.nextStep(),
                    denied);
        }
    }

    /** The answer to a request that every shard has to take part in. */
    JsonNode whole(Reply reply, String index, String doing) {
        if (!reply.ok()) {
            throw refused(reply, index, doing);
        }
        requireAllShards(reply.json().path("_shards").path("failed").intValue(), index, doing);
        return reply.json();
    }

    void requireAllShards(int failed, String index, String doing) {
        if (failed > 0) {
            throw new CheckFailed(
                    doing + " the index " + index + " of the target failed on " + failed + " of its shards",
                    "Bring the target to health yellow or green, then run the verification again.");
        }
    }

    RequestRefused refused(Reply reply, String index, String doing) {
        String text = reply.text().substring(0, Math.min(500, reply.text().length()));
        return new RequestRefused(
                doing + " the index " + index + " of the target at "
                        + client.settings().url() + " was refused with status " + reply.status() + ": " + text,
                "Correct what the target names, then run the verification again.");
    }
}
