package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.BulkForm;
import org.osmigrate.cluster.BulkOutcome;
import org.osmigrate.cluster.BulkOutcome.ItemFailure;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.report.Progress;
import org.osmigrate.work.WorkItem;

class BulkDispatcherTest {

    private static final String DOCUMENT = "{\"a\":1}";

    @TempDir
    private Path folder;

    private final ItemRun run = new ItemRun(WorkItem.fresh("i/0/_0/0", "i", 0, "_0", 0, 4, 10));

    @Test
    void countsWhatIsRefusedByCause() throws Exception {
        ship(settings(), failure(1, "no_room"), failure(2, "no_sense"), failure(3, "no_sense"));

        assertThat(run.watermark().progress())
                .isEqualTo(new WorkItem.Progress(
                        4, false, 1, DOCUMENT.length(), 3, Map.of("no_room", 1L, "no_sense", 2L), 0));
        assertThat(lines()).hasSize(3);
    }

    @Test
    void anErrorThatIsAllowedIsNeitherAFailureNorAMovedDocument() throws Exception {
        ship(settings().allowing("no_sense"), failure(1, "no_room"), failure(2, "no_sense"));

        assertThat(run.watermark().progress())
                .isEqualTo(new WorkItem.Progress(4, false, 2, 2L * DOCUMENT.length(), 1, Map.of("no_room", 1L), 1));
        assertThat(lines()).singleElement().asString().contains("no_room");
    }

    @Test
    void whatADataStreamHasAlreadyIsNoFailure() throws Exception {
        ItemFailure conflict = new ItemFailure(1, 409, "version_conflict_engine_exception", "document already exists");
        ship(run, settings(), new BulkForm(true, true, false), conflict, failure(2, "no_room"));

        assertThat(run.watermark().progress().failed()).isEqualTo(1);
        assertThat(run.watermark().progress().documents()).isEqualTo(2);
        assertThat(run.watermark().progress().repeats().there()).isEqualTo(1);
        assertThat(lines()).singleElement().asString().contains("no_room");
    }

    /** An index action without a version never conflicts: an answer that says so is about something else. */
    @Test
    void aConflictOfAPlainIndexActionIsAFailure() throws Exception {
        ship(settings(), new ItemFailure(1, 409, "version_conflict_engine_exception", "conflict"));

        assertThat(run.watermark().progress().failed()).isEqualTo(1);
    }

    /** There is no source to keep it by, so it must not pass for done. */
    @Test
    void aDeletionThatIsRefusedEndsTheRunAndNamesTheDocument() {
        ItemRun deletions = new ItemRun(WorkItem.fresh("i/0/d", "i", 0, "deletions-0-of-1", 0, 4, 10));

        assertThatThrownBy(() -> ship(deletions, settings(), BulkForm.PLAIN, failure(2, "no_sense")))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("document id2 of index i");
        assertThat(deletions.watermark().progress().watermark()).isZero();
    }

    private void ship(BackfillSettings settings, ItemFailure... failures) throws Exception {
        ship(run, settings, BulkForm.PLAIN, failures);
    }

    private void ship(ItemRun run, BackfillSettings settings, BulkForm form, ItemFailure... failures) throws Exception {
        ScriptedTarget target = new ScriptedTarget(body -> new BulkOutcome.Answered(List.of(failures)));
        BulkBody body = BulkBody.of("i", form, 100);
        for (int i = 0; i < 4; i++) {
            body.index("id" + i, "", ByteBuffer.wrap(DOCUMENT.getBytes(StandardCharsets.UTF_8)));
        }
        try (FailedDocuments failed = new FailedDocuments(settings, "s", "w");
                BulkDispatcher dispatcher =
                        new BulkDispatcher(target, new LastingHold(), settings, failed, Progress.SILENT)) {
            dispatcher.dispatch(new BulkDispatcher.Shipment(
                    run, body, run.watermark().begin(4), 4L * DOCUMENT.length(), 0, Map.of(), 0));
            dispatcher.drain();
            dispatcher.check();
        }
    }

    private BackfillSettings settings() {
        return BackfillSettings.DEFAULT.failingInto(folder, false);
    }

    private List<String> lines() throws Exception {
        return Files.readAllLines(folder.resolve("s/failed-w.ndjson"));
    }

    private static ItemFailure failure(int item, String type) {
        return new ItemFailure(item, 400, type, "reason");
    }
}
