package org.osmigrate.backfill;

import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkItem;
import org.osmigrate.work.WorkItem.Progress;

/** One claimed range on its way: its watermark, and the last progress that was written. */
final class ItemRun {

    private final Watermark watermark;
    private WorkItem saved;
    private WorkItem attempted;
    private boolean givenBack;
    private int reach;

    ItemRun(WorkItem item) {
        this.saved = item;
        this.attempted = item;
        this.reach = item.progress().repeats().reach();
        this.watermark = new Watermark(item.progress());
    }

    Watermark watermark() {
        return watermark;
    }

    /** The item as it was last written. */
    synchronized WorkItem saved() {
        return saved;
    }

    /** Nothing more will be read of it: when what is on its way has been acknowledged, others may claim the rest. */
    synchronized void giveBack() {
        givenBack = true;
    }

    /** Documents up to here are about to be sent without ids: whoever sends them again has to know. */
    synchronized void reaching(int end) {
        reach = Math.max(reach, end);
    }

    /**
     * Writes the progress if there is any. The failed documents below the mark are made durable first.
     *
     * @return whether the item is finished or given back, and written
     */
    synchronized boolean save(WorkIndex work, FailedDocuments failed) {
        boolean settled = givenBack && watermark.isIdle();
        Progress progress = watermark.progress().reaching(reach);
        WorkItem next = settled && !progress.done() ? saved.at(progress).heldBy("") : saved.at(progress);
        if (!sameState(next, saved)) {
            failed.flush();
            if (!sameState(attempted, saved)) {
                saved = stored(work);
            }
            attempted = next;
            saved = work.save(next.stampedAs(saved));
        }
        return progress.done() || settled;
    }

    /** The last write was never answered: it may have been done, by us and under a new stamp. */
    private WorkItem stored(WorkIndex work) {
        return work.item(saved.id())
                .filter(item -> sameState(item, attempted) || sameState(item, saved))
                .orElse(saved);
    }

    private static boolean sameState(WorkItem one, WorkItem other) {
        return one.progress().equals(other.progress()) && one.holder().equals(other.holder());
    }
}
