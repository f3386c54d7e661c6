package org.osmigrate.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;
import org.osmigrate.verify.IndexResult.Verdict;

/**
 * The results of a verification.
 *
 * @param snapshot the name of the snapshot
 * @param indices one result each, in the order in which they were verified
 */
public record VerifyReport(String snapshot, List<IndexResult> indices) implements Report {

    private static final List<String> COLUMNS =
            List.of("Index", "Snapshot", "Target", "Content", "Missing", "Surplus", "Different", "Remark");
    private static final List<String> EXAMPLE_COLUMNS =
            List.of("Index", "Difference", "Document", "Where", "In the snapshot", "In the target");

    public VerifyReport {
        indices = List.copyOf(indices);
    }

    /** Whether every index was compared, as far as asked for, and is equal. */
    public boolean equal() {
        return indices.stream().allMatch(result -> result.verdict() == Verdict.EQUAL);
    }

    @Override
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        tables.add(new Table(
                "Snapshot " + snapshot + " and the target",
                COLUMNS,
                indices.stream().map(VerifyReport::row).toList()));
        List<List<String>> examples =
                indices.stream().flatMap(result -> examples(result).stream()).toList();
        if (!examples.isEmpty()) {
            tables.add(new Table("Documents that differ", EXAMPLE_COLUMNS, examples));
        }
        return tables;
    }

    @Override
    public ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("snapshot", snapshot).put("equal", equal());
        indices.stream().map(IndexResultJson::write).forEach(json.putArray("indices")::add);
        return json;
    }

    @Override
    public ExitCode exitCode() {
        return equal() ? ExitCode.DONE : ExitCode.DIFFERENCES;
    }

    @Override
    public String hint() {
        if (indices.stream().anyMatch(result -> result.verdict() == Verdict.DIFFERENT)) {
            return "The target differs from the snapshot: run the backfill again, or, if the target was written to on purpose,"
                    + " look at the documents named above.";
        }
        return equal()
                ? "The target holds what the snapshot holds: it can take over."
                : "Nothing differs, but not everything could be compared: see the remarks above.";
    }

    private static List<String> row(IndexResult result) {
        return List.of(
                result.index(),
                Long.toString(result.sourceDocuments()),
                Long.toString(result.targetDocuments()),
                content(result),
                Long.toString(result.missing()),
                Long.toString(result.surplus()),
                Long.toString(result.different()),
                remark(result));
    }

    private static String content(IndexResult result) {
        String compared = switch (result.extent()) {
            case "counts" -> " (counts only)";
            case "sample" -> " (" + result.compared() + " sampled)";
            default -> "";
        };
        return IndexResultJson.word(result.verdict()) + compared;
    }

    private static String remark(IndexResult result) {
        String notJson = result.notJson() == 0 ? "" : result.notJson() + " sources are no JSON";
        return result.remark().isEmpty() || notJson.isEmpty()
                ? result.remark() + notJson
                : result.remark() + "; " + notJson;
    }

    private static List<List<String>> examples(IndexResult result) {
        return result.examples().stream()
                .map(example -> List.of(
                        result.index(),
                        IndexResultJson.word(example.kind()),
                        example.id() + (example.routing().isEmpty() ? "" : " (routing " + example.routing() + ")"),
                        example.path(),
                        example.source(),
                        example.target()))
                .toList();
    }
}
