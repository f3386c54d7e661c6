package org.osmigrate.transform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Ingest pipelines as OpenSearch takes them: without keys it does not know; processors it has not stop a pipeline. */
public final class IngestPipelines {

    /** Why what this finds is found; see {@link MetadataRule#name}. */
    public static final String NAME = "ingest-pipelines";

    private static final List<String> KEYS = List.of(
            "_meta",
            "deprecated",
            "created_date",
            "created_date_millis",
            "modified_date",
            "modified_date_millis",
            "field_access_pattern");

    private IngestPipelines() {}

    /** For a target with these processors. */
    public static ObjectRewrite rewrite(ObjectNode pipeline, TargetFeatures target) {
        ObjectNode body = pipeline.deepCopy();
        List<Finding> findings = new ArrayList<>();
        for (String key : KEYS) {
            if (body.has(key)) {
                String was = body.remove(key).toString();
                findings.add(new Finding.Change(
                        NAME, key, "left out (" + was + "): OpenSearch does not know this key of a pipeline"));
            }
        }
        if (!target.processors().isEmpty()) {
            Processors.of(body).stream()
                    .filter(processor -> !target.processors().contains(processor.type()))
                    .map(IngestPipelines::refusal)
                    .forEach(findings::add);
        }
        return new ObjectRewrite(body, findings);
    }

    private static Finding refusal(Processors.Processor processor) {
        String advice = ForeignProcessors.advice(processor.type())
                .map(text -> "; " + text)
                .orElse("");
        return new Finding.Refusal(NAME, processor.path(), "the target has no processor " + processor.type() + advice);
    }
}
