package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Every processor of an ingest pipeline: also those that run for each element, or after a failure. */
public final class Processors {

    private static final String ON_FAILURE = "on_failure";

    private final List<Processor> found = new ArrayList<>();

    private Processors() {}

    /** A processor: where it is, its type, its configuration. */
    public record Processor(String path, String type, JsonNode configuration) {}

    /** Those of a pipeline, in order. */
    public static List<Processor> of(ObjectNode pipeline) {
        Processors walk = new Processors();
        walk.list("processors", pipeline.path("processors"));
        walk.list(ON_FAILURE, pipeline.path(ON_FAILURE));
        return List.copyOf(walk.found);
    }

    private void list(String path, JsonNode list) {
        for (int i = 0; i < list.size(); i++) {
            one(path + "[" + i + "]", list.path(i));
        }
    }

    private void one(String path, JsonNode processor) {
        processor.properties().forEach(entry -> {
            String here = path + "." + entry.getKey();
            found.add(new Processor(here, entry.getKey(), entry.getValue()));
            list(here + "." + ON_FAILURE, entry.getValue().path(ON_FAILURE));
            if (entry.getValue().path("processor") instanceof ObjectNode inner) {
                one(here + ".processor", inner);
            }
        });
    }

    /** The names of the pipelines that a pipeline calls; those computed for each document are not known. */
    public static List<String> calledPipelines(ObjectNode pipeline) {
        return of(pipeline).stream()
                .filter(processor -> processor.type().equals("pipeline"))
                .map(processor -> processor.configuration().path("name").asText())
                .filter(name -> !name.isEmpty() && !name.contains("{{"))
                .distinct()
                .toList();
    }

    /** The names of the stored scripts that a pipeline runs. */
    public static List<String> storedScripts(ObjectNode pipeline) {
        return of(pipeline).stream()
                .filter(processor -> processor.type().equals("script"))
                .map(processor -> processor.configuration().path("id").asText())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
