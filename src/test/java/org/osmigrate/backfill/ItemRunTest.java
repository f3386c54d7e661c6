package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.Unreachable;
import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkItem;
import org.osmigrate.work.WorkItem.Progress;
import org.osmigrate.work.WorkItem.Stamp;

class ItemRunTest {

    private final Progress none = new Progress(0, false, 0, 0);
    private final FailedDocuments failed = new FailedDocuments(BackfillSettings.DEFAULT, "s", "w");
    private WorkItem stored = new WorkItem("i/0/_0/0", "i", 0, "_0", 0, 100, 10, none, "w", new Stamp(5, 1));
    private boolean loseAnswer;

    @Test
    void goesOnAfterAWriteWhoseAnswerWasLost() {
        ItemRun run = new ItemRun(stored);
        WorkIndex work = work();
        run.watermark().acknowledge(run.watermark().begin(10), new Tally(10, 100, Map.of(), 0));
        loseAnswer = true;
        assertThatThrownBy(() -> run.save(work, failed)).isInstanceOf(Unreachable.class);
        loseAnswer = false;
        run.watermark().acknowledge(run.watermark().begin(20), new Tally(10, 100, Map.of(), 0));

        run.save(work, failed);

        assertThat(stored.progress().watermark()).isEqualTo(20);
    }

    @Test
    void isToldWhenSomebodyElseHasWritten() {
        ItemRun run = new ItemRun(stored);
        stored = new WorkItem("i/0/_0/0", "i", 0, "_0", 0, 100, 10, none, "x", new Stamp(6, 1));
        run.watermark().acknowledge(run.watermark().begin(10), new Tally(10, 100, Map.of(), 0));

        assertThatThrownBy(() -> run.save(work(), failed)).isInstanceOf(Conflict.class);
    }

    private WorkIndex work() {
        return (WorkIndex) Proxy.newProxyInstance(
                WorkIndex.class.getClassLoader(), new Class<?>[] {WorkIndex.class}, (_, method, arguments) -> {
                    return switch (method.getName()) {
                        case "item" -> Optional.of(stored);
                        case "save" -> save((WorkItem) arguments[0]);
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    private WorkItem save(WorkItem item) {
        if (!item.stamp().equals(stored.stamp())) {
            throw new Conflict("somebody else", "Stop.");
        }
        stored = new WorkItem(
                item.id(),
                item.index(),
                item.shard(),
                item.segment(),
                item.from(),
                item.to(),
                item.bytes(),
                item.progress(),
                item.holder(),
                new Stamp(item.stamp().seqNo() + 1, 1));
        if (loseAnswer) {
            throw new Unreachable("no answer", "Wait.");
        }
        return stored;
    }
}
