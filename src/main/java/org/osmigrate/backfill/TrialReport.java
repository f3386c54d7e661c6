package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.JsonChange;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;

/**
 * What the transformations make of some documents.
 *
 * @param documents those tried
 * @param untouched indices that no change of documents is for
 */
public record TrialReport(List<Tried> documents, List<String> untouched) implements Report {

    public TrialReport {
        documents = List.copyOf(documents);
        untouched = List.copyOf(untouched);
    }

    /** What becomes of a document. */
    public sealed interface Outcome {

        /** It is sent with this source. */
        record Sent(JsonNode source) implements Outcome {}

        /** It is left out. */
        record Dropped() implements Outcome {}

        /** It goes to the failed documents. */
        record Failed(String reason) implements Outcome {}
    }

    /** A document, as it is in the snapshot and as it is sent. */
    public record Tried(String index, String id, JsonNode before, Outcome outcome) {

        private List<JsonChange> changes() {
            return outcome instanceof Outcome.Sent(JsonNode source)
                    ? JsonChange.between("", before, source)
                    : List.of();
        }

        private String word() {
            return switch (outcome) {
                case Outcome.Sent _ -> changes().isEmpty() ? "unchanged" : "changed";
                case Outcome.Dropped _ -> "dropped";
                case Outcome.Failed _ -> "failed";
            };
        }

        private String shown() {
            return switch (outcome) {
                case Outcome.Sent _ -> changes().stream().map(JsonChange::text).collect(Collectors.joining("\n"));
                case Outcome.Dropped _ -> "- " + before;
                case Outcome.Failed(String reason) -> reason;
            };
        }

        private ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("index", index)
                    .put("id", id)
                    .put("outcome", word());
            if (!before.isMissingNode()) {
                json.set("before", before);
            }
            switch (outcome) {
                case Outcome.Sent(JsonNode source) -> json.set("after", source);
                case Outcome.Dropped _ -> json.putNull("after");
                case Outcome.Failed(String reason) -> json.put("reason", reason);
            }
            return json;
        }
    }

    private long number(String word) {
        return documents.stream()
                .filter(document -> document.word().equals(word))
                .count();
    }

    @Override
    public List<Table> tables() {
        List<List<String>> rows = documents.stream()
                .filter(Predicate.not(document -> document.word().equals("unchanged")))
                .map(document -> List.of(document.index(), document.id(), document.word(), document.shown()))
                .toList();
        List<Table> tables = new ArrayList<>();
        tables.add(new Table(
                "Documents that are not sent as they are", List.of("index", "document", "outcome", "what"), rows));
        tables.add(new Table(
                "In all",
                List.of("tried", "changed", "unchanged", "dropped", "failed"),
                List.of(List.of(
                        Integer.toString(documents.size()),
                        Long.toString(number("changed")),
                        Long.toString(number("unchanged")),
                        Long.toString(number("dropped")),
                        Long.toString(number("failed"))))));
        if (!untouched.isEmpty()) {
            tables.add(new Table(
                    "No change is for the documents of",
                    List.of("index"),
                    untouched.stream().map(List::of).toList()));
        }
        return tables;
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("documents");
        documents.stream().map(Tried::json).forEach(list::add);
        untouched.forEach(json.putArray("untouched_indices")::add);
        return json.put("tried", documents.size())
                .put("changed", number("changed"))
                .put("unchanged", number("unchanged"))
                .put("dropped", number("dropped"))
                .put("failed", number("failed"));
    }

    @Override
    public ExitCode exitCode() {
        return number("failed") > 0 ? ExitCode.COMPLETED_WITH_FAILURES : ExitCode.DONE;
    }

    @Override
    public String hint() {
        return number("failed") > 0
                ? "A backfill would put the failed ones among the failed documents: correct 'transforms' first."
                : "Nothing was written: move them with 'osmigrate console run'.";
    }
}
