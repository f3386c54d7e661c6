package org.osmigrate.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.report.Progress;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.work.WorkIndex;

/**
 * Proves that a target holds exactly the documents of a snapshot: the same ids, routings and sources, nothing less and
 * nothing more. One index after the other, several shards of both sides at once.
 */
public final class Verification {

    private final ClusterClient target;
    private final VerifySettings settings;
    private final Progress progress;

    public Verification(ClusterClient target, VerifySettings settings, Progress progress) {
        this.target = target;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * An index to verify.
     *
     * @param source what the snapshot has
     * @param target the name of the index in the target
     */
    public record Pair(SnapshotIndex source, String target) {

        /** An index that has the same name in the target. */
        public static Pair sameName(SnapshotIndex source) {
            return new Pair(source, source.name());
        }
    }

    /**
     * Verifies from the beginning.
     *
     * @throws org.osmigrate.failure.AccessDenied naming the privilege that the target's user lacks
     * @throws org.osmigrate.failure.CheckFailed when the target cannot be read as a whole
     */
    public VerifyReport run(Snapshot snapshot, List<Pair> indices) {
        return run(snapshot, indices, ResultStore.none());
    }

    /**
     * Where the results of a verification are kept, so that the next one can go on with it.
     *
     * @param work the state of the session
     * @param stage what the target was filled with: of another stage nothing is known
     * @param fresh begin anew, whatever is known
     */
    public record Continuation(WorkIndex work, String stage, boolean fresh) {}

    /**
     * Verifies what an interrupted run of the same snapshot, settings, indices and stage in this session has not found to
     * be equal; begins anew when the last run came to its end. One at a time: the caller has the right to.
     */
    public VerifyReport run(Snapshot snapshot, List<Pair> indices, Continuation continuation) {
        String identity = identity(snapshot, indices) + " " + continuation.stage();
        return run(snapshot, indices, ResultStore.in(continuation.work(), identity, continuation.fresh()));
    }

    private VerifyReport run(Snapshot snapshot, List<Pair> indices, ResultStore store) {
        progress.begin(
                "verify",
                0,
                indices.stream().mapToLong(pair -> bytes(pair.source())).sum());
        try {
            Throttle throttle = Throttle.of(settings.documentsPerSecond());
            Map<String, IndexResult> known = known(indices, store);
            List<IndexResult> results = new ArrayList<>();
            for (Pair pair : indices) {
                IndexResult before = known.get(pair.source().name());
                results.add(before == null ? saved(verified(pair, throttle), store) : passed(pair, before));
            }
            store.close();
            return new VerifyReport(snapshot.name(), results);
        } finally {
            progress.end();
        }
    }

    /** What differed may have been mended since, so it is looked at again. */
    private Map<String, IndexResult> known(List<Pair> indices, ResultStore store) {
        Map<String, IndexResult> known = indices.stream()
                .flatMap(pair -> store.finished(pair.source().name()).stream())
                .filter(result -> result.verdict() == IndexResult.Verdict.EQUAL)
                .collect(Collectors.toMap(IndexResult::index, Function.identity()));
        if (!known.isEmpty()) {
            progress.say("verify: goes on with an interrupted verification, which found " + known.size() + " of "
                    + indices.size() + " indices equal; 'osmigrate console verify --fresh' begins anew");
        }
        return known;
    }

    private IndexResult passed(Pair pair, IndexResult known) {
        progress.advance(pair.source().name(), known.sourceDocuments(), bytes(pair.source()));
        return known;
    }

    private IndexResult verified(Pair pair, Throttle throttle) {
        TargetRequests requests = new TargetRequests(target);
        return new IndexVerification(pair.source(), pair.target(), requests, settings, throttle, progress).run();
    }

    private static IndexResult saved(IndexResult result, ResultStore store) {
        store.save(result);
        return result;
    }

    private String identity(Snapshot snapshot, List<Pair> indices) {
        var names = JsonNodeFactory.instance.objectNode();
        indices.forEach(pair -> names.put(pair.source().name(), pair.target()));
        indices.stream()
                .filter(pair -> !pair.source().joinField().isEmpty())
                .forEach(pair -> names.put(
                        pair.source().name(),
                        pair.target() + " joined by " + pair.source().joinField()));
        return snapshot.uuid() + " " + settings.extent() + " " + settings.examples() + " " + names
                + (settings.reconstructSource() ? " rebuilt" : "");
    }

    static long bytes(SnapshotIndex index) {
        return index.shards().stream().mapToLong(SnapshotShard::bytes).sum();
    }
}
