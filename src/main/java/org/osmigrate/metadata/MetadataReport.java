package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.JsonChange;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;
import org.osmigrate.transform.Finding;
import org.osmigrate.version.Version;

/**
 * What {@code metadata evaluate} or {@code metadata migrate} found and did.
 *
 * @param command {@code evaluate} or {@code migrate}
 * @param from the version of the snapshot
 * @param to the version of the target
 * @param items every item that was to move, in the order of creation
 * @param leftOut what was not to move, with the reason
 */
public record MetadataReport(String command, Version from, Version to, List<ItemResult> items, List<LeftOut> leftOut)
        implements Report {

    static final String EVALUATE = "evaluate";
    static final String MIGRATE = "migrate";

    /** Something in the snapshot that is not migrated. */
    public record LeftOut(String kind, String name, String reason) {}

    public MetadataReport {
        items = List.copyOf(items);
        leftOut = List.copyOf(leftOut);
    }

    @Override
    public List<Table> tables() {
        return Stream.of(
                        results(),
                        findings("Changed by rules", false),
                        findings("To know", true),
                        differences(),
                        leftOutTable())
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("command", command).put("from", from.toString()).put("to", to.toString());
        ObjectNode counts = json.putObject("counts");
        counts().forEach(counts::put);
        ArrayNode array = json.putArray("items");
        items.forEach(item -> array.add(json(item)));
        ArrayNode out = json.putArray("leftOut");
        leftOut.forEach(left -> out.addObject()
                .put("kind", left.kind())
                .put("name", left.name())
                .put("reason", left.reason()));
        return json;
    }

    /** Conflicts before failures: they are what stops a migration before anything is written. */
    @Override
    public ExitCode exitCode() {
        if (any(Outcome.Conflicting.class)) {
            return ExitCode.CONFLICT;
        }
        if (any(Outcome.Failed.class) || any(Outcome.Refused.class)) {
            return command.equals(EVALUATE) ? ExitCode.CHECK_FAILED : ExitCode.COMPLETED_WITH_FAILURES;
        }
        return ExitCode.DONE;
    }

    @Override
    public String hint() {
        return switch (exitCode()) {
            case CONFLICT ->
                "Nothing was written: rename or delete what is in conflict on the target, or exclude it, and run again.";
            case CHECK_FAILED -> "Exclude what would fail, or change it in the source and take a new snapshot.";
            case COMPLETED_WITH_FAILURES ->
                "Correct or exclude what failed and run 'metadata migrate' again; what is there stays.";
            default ->
                command.equals(EVALUATE)
                        ? "Run 'metadata migrate' to create these items on the target."
                        : "Run 'backfill' or 'console run' to move the documents.";
        };
    }

    private boolean any(Class<? extends Outcome> outcome) {
        return items.stream().anyMatch(item -> outcome.isInstance(item.outcome()));
    }

    private Map<String, Integer> counts() {
        return items.stream()
                .collect(Collectors.toMap(item -> item.outcome().label(), _ -> 1, Integer::sum, TreeMap::new));
    }

    private Table results() {
        return new Table(
                "Metadata, " + from + " to " + to,
                List.of("kind", "name", "result", "as", "detail"),
                items.stream()
                        .map(item -> List.of(
                                item.kind(),
                                item.name(),
                                item.outcome().label(),
                                isChanged(item) ? "changed" : "as is",
                                item.outcome().detail()))
                        .toList());
    }

    private Table findings(String title, boolean warnings) {
        return new Table(
                title,
                List.of("kind", "name", "rule", "path", "what"),
                items.stream()
                        .flatMap(item -> item.findings().stream()
                                .filter(finding -> finding instanceof Finding.Warning == warnings)
                                .filter(finding -> !(finding instanceof Finding.Refusal))
                                .map(finding -> List.of(
                                        item.kind(), item.name(), finding.rule(), finding.path(), finding.text())))
                        .toList());
    }

    private Table differences() {
        return new Table(
                "Bodies, source and target",
                List.of("kind", "name", "difference"),
                items.stream()
                        .filter(item ->
                                command.equals(EVALUATE) && !item.changes().isEmpty())
                        .map(item -> List.of(
                                item.kind(),
                                item.name(),
                                item.changes().stream().map(JsonChange::text).collect(Collectors.joining("\n"))))
                        .toList());
    }

    private Table leftOutTable() {
        return new Table(
                "Left out",
                List.of("kind", "name", "reason"),
                leftOut.stream()
                        .map(left -> List.of(left.kind(), left.name(), left.reason()))
                        .toList());
    }

    private static boolean isChanged(ItemResult item) {
        return !item.findings().isEmpty() || !item.changes().isEmpty();
    }

    private static ObjectNode json(ItemResult item) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", item.kind()).put("name", item.name());
        json.put("outcome", item.outcome().label()).put("detail", item.outcome().detail());
        if (item.outcome() instanceof Outcome.Conflicting conflicting) {
            ArrayNode differences = json.putArray("differences");
            conflicting.differences().forEach(differences::add);
        }
        ArrayNode changes = json.putArray("changes");
        item.changes()
                .forEach(change -> changes.addObject()
                        .put("path", change.path())
                        .put("before", change.before())
                        .put("after", change.after()));
        ArrayNode findings = json.putArray("findings");
        item.findings()
                .forEach(finding -> findings.addObject()
                        .put("kind", kind(finding))
                        .put("rule", finding.rule())
                        .put("path", finding.path())
                        .put("what", finding.text()));
        return json;
    }

    private static String kind(Finding finding) {
        return switch (finding) {
            case Finding.Change _ -> "change";
            case Finding.Warning _ -> "warning";
            case Finding.Refusal _ -> "refusal";
        };
    }
}
