package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.osmigrate.cluster.Reply;

/** The text of a cluster's error with all its causes. Shown, never acted on. */
final class ErrorText {

    private ErrorText() {}

    static String of(Reply reply) {
        Set<String> reasons = new LinkedHashSet<>();
        JsonNode error = reply.json().path("error");
        while (error.isObject()) {
            reasons.add(error.path("reason").asText());
            error.path("suppressed")
                    .forEach(suppressed -> reasons.add(suppressed.path("reason").asText()));
            error = error.path("caused_by");
        }
        String text = reasons.isEmpty() ? reply.text() : String.join(": ", reasons);
        return "HTTP " + reply.status() + ", " + text;
    }
}
