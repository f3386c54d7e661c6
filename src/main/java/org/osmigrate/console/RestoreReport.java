package org.osmigrate.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;
import org.osmigrate.work.SetAside;

/** Which settings were put back, by index. */
public record RestoreReport(String session, Map<String, List<SetAside>> restored) implements Report {

    public RestoreReport {
        restored = Map.copyOf(restored);
    }

    private List<SetAside> all() {
        return restored.values().stream()
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing(SetAside::index).thenComparing(SetAside::setting))
                .toList();
    }

    @Override
    public List<Table> tables() {
        List<List<String>> rows = all().stream()
                .map(aside -> List.of(aside.index(), aside.setting(), shown(aside)))
                .toList();
        return List.of(new Table("Settings put back", List.of("index", "setting", "value"), rows));
    }

    private static String shown(SetAside aside) {
        return aside.original().isNull() ? "not set" : aside.original().asText();
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("session", session);
        ArrayNode list = json.putArray("restored");
        all().forEach(aside -> list.addObject()
                .put("index", aside.index())
                .put("setting", aside.setting())
                .set("value", aside.original()));
        return json;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.DONE;
    }

    @Override
    public String hint() {
        return "The session is aborted: 'osmigrate console resume' and 'osmigrate console run' let it go on.";
    }
}
