package org.osmigrate.sample;

/** Collects operations and sends them a few thousand lines at a time. Closing sends the rest. */
final class Bulk implements AutoCloseable {

    private static final int FULL = 2_000_000;

    private final Rest rest;
    private final StringBuilder lines = new StringBuilder();

    Bulk(Rest rest) {
        this.rest = rest;
    }

    void index(String index, String id, String source) {
        add("{\"index\":{\"_index\":\"%s\",\"_id\":\"%s\"}}".formatted(index, id), source);
    }

    void index(String index, String id, String routing, String source) {
        add("{\"index\":{\"_index\":\"%s\",\"_id\":\"%s\",\"routing\":\"%s\"}}".formatted(index, id, routing), source);
    }

    void update(String index, String id, String changes) {
        add("{\"update\":{\"_index\":\"%s\",\"_id\":\"%s\"}}".formatted(index, id), "{\"doc\":" + changes + "}");
    }

    void update(String index, String id, String routing, String changes) {
        add(
                "{\"update\":{\"_index\":\"%s\",\"_id\":\"%s\",\"routing\":\"%s\"}}".formatted(index, id, routing),
                "{\"doc\":" + changes + "}");
    }

    void delete(String index, String id) {
        add("{\"delete\":{\"_index\":\"%s\",\"_id\":\"%s\"}}".formatted(index, id));
    }

    void delete(String index, String id, String routing) {
        add("{\"delete\":{\"_index\":\"%s\",\"_id\":\"%s\",\"routing\":\"%s\"}}".formatted(index, id, routing));
    }

    private void add(String... more) {
        for (String line : more) {
            lines.append(line).append('\n');
        }
        if (lines.length() >= FULL) {
            send();
        }
    }

    private void send() {
        String answer = rest.bulk(lines.toString());
        if (!answer.contains("\"errors\":false")) {
            throw new IllegalStateException(
                    "The cluster refused a document: " + answer.substring(0, Math.min(2_000, answer.length())));
        }
        lines.setLength(0);
    }

    @Override
    public void close() {
        if (!lines.isEmpty()) {
            send();
        }
    }
}
