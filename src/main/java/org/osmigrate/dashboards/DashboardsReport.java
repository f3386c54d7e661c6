package org.osmigrate.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;

/**
 * What became of an export.
 *
 * @param from the export
 * @param to what was written
 * @param written the number of objects in it
 * @param converted the objects of the export that are in it
 * @param refused those that are not
 * @param needed what converted objects refer to and the export does not have
 */
public record DashboardsReport(
        String from, String to, int written, List<Converted> converted, List<Refused> refused, List<Needed> needed)
        implements Report {

    /** An object that was converted; {@code made} objects were made for what its panels held in themselves. */
    record Converted(Key key, String title, int made, List<String> changes, List<String> losses) {}

    /** An object that was not. */
    record Refused(Key key, String title, String reason) {}

    /** An object that has to be on the target already. */
    record Needed(Key key, List<String> by) {}

    public DashboardsReport {
        converted = List.copyOf(converted);
        refused = List.copyOf(refused);
        needed = List.copyOf(needed);
    }

    @Override
    public List<Table> tables() {
        List<Table> lists = List.of(
                noted("Left out of converted objects", Converted::losses),
                refusals(),
                noted("Changed", Converted::changes),
                new Table(
                        "Needed on the target: not in the export",
                        List.of("object", "for"),
                        needed.stream()
                                .map(one -> List.of(one.key().toString(), String.join("\n", one.by())))
                                .toList()));
        return Stream.concat(
                        Stream.of(counts()),
                        lists.stream().filter(table -> !table.rows().isEmpty()))
                .toList();
    }

    private Table counts() {
        List<String> types = Stream.concat(
                        converted.stream().map(one -> one.key().type()),
                        refused.stream().map(one -> one.key().type()))
                .distinct()
                .sorted()
                .toList();
        return new Table(
                "Saved objects, " + from + " to " + to + " (" + written + " written)",
                List.of("type", "converted", "not converted"),
                types.stream()
                        .map(type -> List.of(
                                type,
                                count(converted.stream().map(Converted::key), type),
                                count(refused.stream().map(Refused::key), type)))
                        .toList());
    }

    private static String count(Stream<Key> keys, String type) {
        return Long.toString(keys.filter(key -> key.type().equals(type)).count());
    }

    private Table refusals() {
        return new Table(
                "Not converted",
                List.of("type", "id", "title", "reason"),
                refused.stream()
                        .map(one -> List.of(one.key().type(), one.key().id(), one.title(), one.reason()))
                        .toList());
    }

    private Table noted(String title, Function<Converted, List<String>> notes) {
        return new Table(
                title,
                List.of("type", "id", "title", "what"),
                converted.stream()
                        .flatMap(one -> notes.apply(one).stream()
                                .map(note -> List.of(one.key().type(), one.key().id(), one.title(), note)))
                        .toList());
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("command", "dashboards").put("from", from).put("to", to);
        json.putObject("counts")
                .put("read", converted.size() + refused.size())
                .put("converted", converted.size())
                .put("notConverted", refused.size())
                .put("written", written);
        ArrayNode objects = json.putArray("converted");
        converted.forEach(one -> json(one, objects.addObject()));
        ArrayNode refusals = json.putArray("notConverted");
        refused.forEach(
                one -> named(one.key(), one.title(), refusals.addObject()).put("reason", one.reason()));
        ArrayNode missing = json.putArray("needed");
        needed.forEach(one -> {
            ObjectNode entry = missing.addObject()
                    .put("type", one.key().type())
                    .put("id", one.key().id());
            ArrayNode by = entry.putArray("by");
            one.by().forEach(by::add);
        });
        return json;
    }

    private static void json(Converted one, ObjectNode json) {
        named(one.key(), one.title(), json).put("made", one.made());
        ArrayNode changes = json.putArray("changes");
        one.changes().forEach(changes::add);
        ArrayNode losses = json.putArray("leftOut");
        one.losses().forEach(losses::add);
    }

    private static ObjectNode named(Key key, String title, ObjectNode json) {
        return json.put("type", key.type()).put("id", key.id()).put("title", title);
    }

    /** Complete only when every object is there with all of its parts. */
    @Override
    public ExitCode exitCode() {
        boolean isComplete = refused.isEmpty()
                && converted.stream().allMatch(one -> one.losses().isEmpty());
        return isComplete ? ExitCode.DONE : ExitCode.COMPLETED_WITH_FAILURES;
    }

    @Override
    public String hint() {
        return "Import " + to + " in OpenSearch Dashboards: Dashboards Management, Saved objects, Import.";
    }
}
