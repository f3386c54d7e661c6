package org.osmigrate.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/** The text of an error as Elasticsearch and OpenSearch write them. */
final class ErrorText {

    private static final int LONGEST = 1000;
    private static final int DEEPEST = 10;

    private ErrorText() {}

    /** The error of a reply in one line. */
    static String of(Reply reply) {
        JsonNode error = reply.json().path("error");
        String text = error.isObject() ? type(error) + ": " + reasons(error) : plain(reply, error);
        return shorten(text);
    }

    /** The error's type, like {@code index_not_found_exception}; empty when there is none. */
    static String type(JsonNode error) {
        return error.path("type").asText("");
    }

    /** The reason with those of its causes. */
    static String reasons(JsonNode error) {
        if (!error.isObject()) {
            return shorten(error.asText(""));
        }
        StringBuilder text = new StringBuilder(error.path("reason").asText(""));
        JsonNode cause = error.path("caused_by");
        for (int i = 0; cause.isObject() && i < DEEPEST; i++) {
            text.append("; caused by ").append(type(cause)).append(": ");
            text.append(cause.path("reason").asText(""));
            cause = cause.path("caused_by");
        }
        return shorten(text.toString());
    }

    private static String plain(Reply reply, JsonNode error) {
        return error.isTextual() ? error.textValue() : reply.text().strip();
    }

    private static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
