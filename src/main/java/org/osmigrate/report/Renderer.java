package org.osmigrate.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.PrintWriter;
import java.util.Map;

/** Prints reports in the form asked for. */
public final class Renderer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final PrintWriter out;
    private final OutputFormat format;
    private final int width;

    /** {@code width} is the number of columns of the terminal; tables wrap their cells to fit. */
    public Renderer(PrintWriter out, OutputFormat format, int width) {
        this.out = out;
        this.format = format;
        this.width = width;
    }

    /** Prints a report; the hint is for people only. */
    public void print(Report report) {
        switch (format) {
            case TABLE -> tables(report);
            case JSON -> out.println(report.json().toPrettyString());
            case YAML -> out.print(text(YAML, report.json()));
            case NDJSON -> lines(report.json());
        }
        out.flush();
    }

    private void tables(Report report) {
        report.tables().forEach(table -> out.println(TableText.of(table, width)));
        if (!report.hint().isEmpty()) {
            out.println(report.hint());
        }
    }

    /** One line for each member of each list of objects, then one for the rest. */
    private void lines(ObjectNode json) {
        ObjectNode rest = json.objectNode();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (member.getValue() instanceof ArrayNode list
                    && !list.isEmpty()
                    && list.get(0).isObject()) {
                list.forEach(element -> out.println(text(JSON, json.objectNode().set(member.getKey(), element))));
            } else {
                rest.set(member.getKey(), member.getValue());
            }
        }
        out.println(text(JSON, rest));
    }

    private static String text(ObjectMapper mapper, JsonNode json) {
        try {
            return mapper.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
