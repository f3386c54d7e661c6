package org.osmigrate.backfill;

import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkItem;
import org.osmigrate.work.WorkItem.Progress;

/** One range on its way: its watermark, and the last progress that was written. */
final class ItemRun {

    private final Watermark watermark;
    private WorkItem saved;
    private Progress attempted;

    ItemRun(WorkItem item) {
        this.saved = item;
        this.attempted = item.progress();
        this.watermark = new Watermark(item.progress());
    }

    Watermark watermark() {
        return watermark;
    }

    /** The item as it was last written. */
    synchronized WorkItem saved() {
        return saved;
    }

    /**
     * Writes the progress if there is any. The failed documents below the mark are made durable first.
     *
     * @return whether the item is finished and written
     */
    synchronized boolean save(WorkIndex work, FailedDocuments failed) {
        Progress progress = watermark.progress();
        if (!progress.equals(saved.progress())) {
            failed.flush();
            if (!attempted.equals(saved.progress())) {
                saved = stored(work);
            }
            attempted = progress;
            saved = work.save(saved.at(progress));
        }
        return progress.done();
    }

    /** The last write was never answered: it may have been done, by us and under a new stamp. */
    private WorkItem stored(WorkIndex work) {
        return work.items().stream()
                .filter(item -> item.id().equals(saved.id()))
                .filter(item ->
                        item.progress().equals(attempted) || item.progress().equals(saved.progress()))
                .findFirst()
                .orElse(saved);
    }
}
