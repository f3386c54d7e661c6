package org.osmigrate.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.osmigrate.config.Given;
import org.osmigrate.config.Key;
import org.osmigrate.config.Keys;
import org.osmigrate.config.Values;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;

/** The effective configuration: every key that has a value, with its origin. */
record ConfigReport(Values values) implements Report {

    @Override
    public List<Table> tables() {
        List<List<String>> rows = set().stream()
                .map(key -> List.of(
                        key.name(), values.of(key).text(), values.of(key).origin()))
                .toList();
        return List.of(new Table("", List.of("key", "value", "from"), rows));
    }

    private List<Key> set() {
        return Keys.all().stream()
                .filter(Key::isSupported)
                .filter(key -> !values.of(key).values().isEmpty())
                .toList();
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Key key : set()) {
            Given given = values.of(key);
            ObjectNode entry = json.putObject(key.name()).put("from", given.origin());
            if (key.isList()) {
                ArrayNode list = entry.putArray("value");
                given.values().forEach(list::add);
            } else {
                entry.put("value", given.text());
            }
        }
        return json;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.DONE;
    }

    @Override
    public String hint() {
        return "What would be done with it: 'osmigrate console run --plan'.";
    }
}
