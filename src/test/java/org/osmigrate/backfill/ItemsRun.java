package org.osmigrate.backfill;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osmigrate.cluster.BulkForm;
import org.osmigrate.metadata.NotesInMemory;
import org.osmigrate.report.Progress;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.transform.DocumentChain;
import org.osmigrate.work.Control;
import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkItem;

/** Does the items of a plan one by one, as a worker does, without a state index. */
final class ItemsRun {

    private final Map<String, SnapshotIndex> indices;
    private final BackfillSettings settings;
    private final MemoryTarget target;
    private final Since since;
    private final NotesInMemory notes = new NotesInMemory();

    ItemsRun(List<SnapshotIndex> indices, Since since, BackfillSettings settings, Path folder, MemoryTarget target) {
        this.indices = indices.stream().collect(Collectors.toMap(SnapshotIndex::name, Function.identity()));
        this.since = since;
        this.settings = settings.failingInto(folder, false);
        this.target = target;
    }

    /** Does them in this order. */
    void run(BackfillPlanner.Work plan, List<WorkItem> items) throws InterruptedException {
        plan.notes().forEach(note -> note.save(notes));
        WorkIndex work = work();
        Delta delta = Delta.of(since, indices, work, List.of());
        try (Orders orders = new Orders(work);
                FailedDocuments failed = new FailedDocuments(settings, "s", "w");
                BulkDispatcher dispatcher =
                        new BulkDispatcher(target, new LastingHold(), settings, failed, Progress.SILENT);
                Checkpoints checkpoints = new Checkpoints(work, failed, dispatcher::abort)) {
            for (WorkItem item : items) {
                ItemRun run = new ItemRun(item);
                if (item.deletes()) {
                    delta.clear(run, settings, dispatcher, orders);
                } else {
                    send(run, delta, failed, dispatcher, orders, checkpoints);
                }
                dispatcher.drain();
                dispatcher.check();
            }
        }
    }

    /** Does one deletion item until it ends or the target refuses; returns how far it is. */
    WorkItem.Progress clear(BackfillPlanner.Work plan, WorkItem item) throws InterruptedException {
        plan.notes().forEach(note -> note.save(notes));
        WorkIndex work = work();
        ItemRun run = new ItemRun(item);
        try (Orders orders = new Orders(work);
                FailedDocuments failed = new FailedDocuments(settings, "s", "w");
                BulkDispatcher dispatcher =
                        new BulkDispatcher(target, new LastingHold(), settings, failed, Progress.SILENT)) {
            Delta.of(since, indices, work, List.of()).clear(run, settings, dispatcher, orders);
            dispatcher.drain();
        }
        return run.watermark().progress();
    }

    private void send(
            ItemRun run,
            Delta delta,
            FailedDocuments failed,
            BulkDispatcher dispatcher,
            Orders orders,
            Checkpoints checkpoints) {
        WorkItem item = run.saved();
        SnapshotIndex index = indices.get(item.index());
        try (OpenShard shard = new OpenShard(
                index.shard(item.shard()),
                BackfillPlanner.reading(index, settings),
                DocumentChain.NONE,
                delta.before(item))) {
            ItemReader reader = new ItemReader(
                    run,
                    shard.sources(),
                    shard.changes(),
                    Admission.to(index, notes),
                    settings,
                    BulkForm.PLAIN,
                    failed,
                    checkpoints,
                    dispatcher,
                    orders);
            shard.read(item, settings.versions(), reader);
            reader.finish();
        }
    }

    private WorkIndex work() {
        return (WorkIndex) Proxy.newProxyInstance(
                WorkIndex.class.getClassLoader(), new Class<?>[] {WorkIndex.class}, (_, method, arguments) -> {
                    return switch (method.getName()) {
                        case "control" -> Control.NONE;
                        case "note" -> notes.note((String) arguments[0]);
                        case "session" -> "s";
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }
}
