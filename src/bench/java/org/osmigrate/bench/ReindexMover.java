package org.osmigrate.bench;

import com.fasterxml.jackson.databind.JsonNode;

/** The target pulls from the live source, ten thousand documents at a time. */
record ReindexMover() implements Mover {

    @Override
    public String name() {
        return "reindex-opensearch";
    }

    @Override
    public boolean intoNothing() {
        return false;
    }

    @Override
    public Moved move(Stage stage) {
        String request = """
                {"source":{"remote":{"host":"%s","socket_timeout":"5m"},"index":"%s","size":10000},
                 "dest":{"index":"%s"}}
                """.formatted(stage.source().rest().url(), DataSet.INDEX, DataSet.INDEX);
        Rest target = stage.target().rest();
        long start = System.nanoTime();
        String task = target.post("/_reindex?wait_for_completion=false&refresh=false", request)
                .get("task")
                .asText();
        JsonNode state = target.get("/_tasks/" + task);
        while (!state.path("completed").asBoolean()) {
            Stage.pause();
            state = target.get("/_tasks/" + task);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (state.has("error") || !state.at("/response/failures").isEmpty()) {
            throw new IllegalStateException("_reindex failed: " + state);
        }
        return new Moved(seconds, seconds, 0, 0);
    }
}
