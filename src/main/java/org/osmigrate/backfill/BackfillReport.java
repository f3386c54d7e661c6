package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.reconstruct.FieldNote;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;
import org.osmigrate.work.WorkItem.Repeats;

/**
 * What a backfill moved, earlier runs of the session included.
 *
 * @param indices per index, by name
 * @param created those that were missing on the target and that this run had created
 * @param rebuilt the indices whose sources were rebuilt
 * @param movedNow source bytes and documents moved by this run alone
 * @param elapsed how long this run took
 * @param failedDocuments where the documents that could not be moved are written, when there are any
 * @param delta since which snapshot what changed was moved, if it was
 */
public record BackfillReport(
        List<MovedIndex> indices,
        List<String> created,
        List<Rebuilt> rebuilt,
        Moved movedNow,
        Duration elapsed,
        String failedDocuments,
        DeltaReport delta)
        implements Report {

    public BackfillReport {
        indices = List.copyOf(indices);
        created = List.copyOf(created);
        rebuilt = List.copyOf(rebuilt);
    }

    /** Documents accepted by the target and the bytes of their sources. */
    public record Moved(long documents, long sourceBytes) {

        Moved plus(Moved other) {
            return new Moved(documents + other.documents, sourceBytes + other.sourceBytes);
        }
    }

    /** An index whose sources were rebuilt, why, and what of its fields is not as it was sent. */
    public record Rebuilt(String name, String reason, List<FieldNote> notes) {}

    /**
     * One index.
     *
     * @param name its name
     * @param moved what the target has accepted
     * @param failed documents that are in the failed-document stream
     * @param causes of these, error type to number
     * @param retried of these, those that were taken when they were sent again later
     * @param allowed documents refused with an error that was declared no failure
     * @param newer documents that the target had in this version or a newer one
     * @param repeats what came of sending documents more than once
     * @param deleted documents of the older snapshot that were deleted
     * @param dropped documents that a transformation left out
     */
    public record MovedIndex(
            String name,
            Moved moved,
            long failed,
            Map<String, Long> causes,
            long retried,
            long allowed,
            long newer,
            Repeats repeats,
            long deleted,
            long dropped) {

        public MovedIndex {
            causes = Map.copyOf(causes);
        }

        long left() {
            return Math.max(0, failed - retried);
        }
    }

    /** Documents that could not be moved and were not taken later either, in all indices. */
    public long left() {
        return indices.stream().mapToLong(MovedIndex::left).sum();
    }

    /** Documents that data streams had already, in all indices. */
    public long there() {
        return indices.stream().mapToLong(index -> index.repeats().there()).sum();
    }

    /** Documents sent without ids that the target may have twice, in all indices. */
    public long doubtful() {
        return indices.stream().mapToLong(index -> index.repeats().doubtful()).sum();
    }

    private long retried() {
        return indices.stream().mapToLong(MovedIndex::retried).sum();
    }

    /** Documents that could not be moved, in all indices. */
    public long failed() {
        return indices.stream().mapToLong(MovedIndex::failed).sum();
    }

    /** Documents refused with an error that was declared no failure, in all indices. */
    public long allowed() {
        return indices.stream().mapToLong(MovedIndex::allowed).sum();
    }

    /** Documents that the target had in their version or a newer one, in all indices. */
    public long newer() {
        return indices.stream().mapToLong(MovedIndex::newer).sum();
    }

    /** Documents accepted by the target, in all indices. */
    public long documents() {
        return indices.stream().mapToLong(index -> index.moved().documents()).sum();
    }

    /** Documents of the older snapshot that were deleted, in all indices. */
    public long deleted() {
        return indices.stream().mapToLong(MovedIndex::deleted).sum();
    }

    /** Documents that a transformation left out, in all indices. */
    public long dropped() {
        return indices.stream().mapToLong(MovedIndex::dropped).sum();
    }

    private List<String> row(MovedIndex index) {
        List<String> row = new ArrayList<>(List.of(
                index.name(),
                Long.toString(index.moved().documents()),
                Long.toString(index.moved().sourceBytes()),
                Long.toString(index.failed()),
                Long.toString(index.allowed()),
                Long.toString(index.newer())));
        if (delta.isGiven()) {
            row.add(Long.toString(index.deleted()));
        }
        return row;
    }

    private List<String> head() {
        List<String> head =
                new ArrayList<>(List.of("index", "documents", "source bytes", "failed", "allowed", "already newer"));
        if (delta.isGiven()) {
            head.add("deleted");
        }
        return head;
    }

    @Override
    public List<Table> tables() {
        List<List<String>> rows = indices.stream().map(this::row).toList();
        List<Table> tables = new ArrayList<>(delta.tables());
        if (!created.isEmpty()) {
            tables.add(new Table(
                    "Created on the target",
                    List.of("index"),
                    created.stream().map(List::of).toList()));
        }
        tables.add(new Table("Documents", head(), rows));
        addNumbers(tables, "Failed documents that were taken later", MovedIndex::retried);
        addNumbers(
                tables,
                "Documents that data streams had already",
                index -> index.repeats().there());
        addNumbers(
                tables,
                "Documents that may be there twice",
                index -> index.repeats().doubtful());
        addNumbers(tables, "Documents left out by transformations", MovedIndex::dropped);
        if (!rebuilt.isEmpty()) {
            tables.add(rebuiltTable());
        }
        return List.copyOf(tables);
    }

    private void addNumbers(List<Table> tables, String title, ToLongFunction<MovedIndex> number) {
        List<List<String>> rows = indices.stream()
                .filter(index -> number.applyAsLong(index) > 0)
                .map(index -> List.of(index.name(), Long.toString(number.applyAsLong(index))))
                .toList();
        if (!rows.isEmpty()) {
            tables.add(new Table(title, List.of("index", "documents"), rows));
        }
    }

    private Table rebuiltTable() {
        List<List<String>> rows = new ArrayList<>();
        for (Rebuilt index : rebuilt) {
            rows.add(List.of(index.name(), "", "reconstructed", index.reason()));
            index.notes()
                    .forEach(note -> rows.add(
                            List.of(index.name(), note.path(), note.extent().word(), note.text())));
        }
        return new Table("Reconstructed sources", List.of("index", "field", "rebuilt", "what"), rows);
    }

    private static void write(Rebuilt index, ObjectNode json) {
        ArrayNode fields =
                json.put("index", index.name()).put("reason", index.reason()).putArray("fields");
        index.notes()
                .forEach(note -> fields.addObject()
                        .put("field", note.path())
                        .put("rebuilt", note.extent().word())
                        .put("what", note.text()));
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        delta.write(json);
        ArrayNode list = json.putArray("indices");
        indices.forEach(index -> write(index, list.addObject()));
        created.forEach(json.putArray("created_indices")::add);
        json.put("documents", documents())
                .put("failed", failed())
                .put("allowed", allowed())
                .put("retried", retried())
                .put("left", left())
                .put("already_newer", newer())
                .put("already_there", there())
                .put("may_be_double", doubtful())
                .put("deleted", deleted())
                .put("dropped", dropped());
        json.putObject("this_run")
                .put("documents", movedNow.documents())
                .put("source_bytes", movedNow.sourceBytes())
                .put("seconds", elapsed.toMillis() / 1000.0);
        if (!rebuilt.isEmpty()) {
            ArrayNode reconstructed = json.putArray("reconstructed");
            rebuilt.forEach(index -> write(index, reconstructed.addObject()));
        }
        if (failed() > 0) {
            json.put("failed_documents", failedDocuments);
        }
        return json;
    }

    private static void write(MovedIndex index, ObjectNode to) {
        to.put("index", index.name())
                .put("documents", index.moved().documents())
                .put("source_bytes", index.moved().sourceBytes())
                .put("failed", index.failed())
                .put("allowed", index.allowed())
                .put("retried", index.retried())
                .put("already_newer", index.newer())
                .put("already_there", index.repeats().there())
                .put("may_be_double", index.repeats().doubtful())
                .put("deleted", index.deleted())
                .put("dropped", index.dropped());
        if (!index.causes().isEmpty()) {
            ObjectNode causes = to.putObject("causes");
            new TreeMap<>(index.causes()).forEach(causes::put);
        }
    }

    @Override
    public ExitCode exitCode() {
        return left() > 0 ? ExitCode.COMPLETED_WITH_FAILURES : ExitCode.DONE;
    }

    @Override
    public String hint() {
        if (left() > 0) {
            return String.format(
                    Locale.ROOT,
                    "%d documents could not be moved: each is in %s with its cause. Mend it, then send them again:"
                            + " 'osmigrate console failed-documents retry'.",
                    left(),
                    failedDocuments);
        }
        return "Prove that everything arrived with 'osmigrate console verify'.";
    }
}
