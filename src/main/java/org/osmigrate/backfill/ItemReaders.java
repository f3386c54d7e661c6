package org.osmigrate.backfill;

import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.work.WorkItem;

/** Reads ranges one after another. */
record ItemReaders(
        BackfillSettings settings, FailedDocuments failed, BulkDispatcher dispatcher, Checkpoints checkpoints) {

    void read(WorkItem item, SegmentDocuments segment) {
        if (!dispatcher.running()) {
            return;
        }
        ItemRun run = new ItemRun(item);
        checkpoints.watch(run);
        ItemReader reader = new ItemReader(run, settings, failed, dispatcher);
        segment.read(item.progress().watermark(), item.to(), reader);
        if (dispatcher.running()) {
            reader.finish();
        }
    }
}
