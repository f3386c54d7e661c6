package org.osmigrate.bench;

import java.util.List;

/** The servers of a comparison: the source with the restored snapshot, a real target, and one that keeps nothing. */
record Stage(Place place, DataSet data, SearchServer source, SearchServer target, NullServer nothing)
        implements AutoCloseable {

    /** What every index on the target is made with, whoever fills it. */
    private static final String SETTINGS =
            "{\"number_of_shards\":5,\"number_of_replicas\":0,\"refresh_interval\":\"-1\"}";

    static Stage open(Place place, DataSet data) {
        List<String> source =
                List.of("--heap", "1g", "--repo", data.repository().toString());
        SearchServer from = SearchServer.start(place, "elasticsearch", "7.10.2", 9700, source);
        SearchServer to = SearchServer.start(
                place,
                "opensearch",
                "2.19.6",
                9750,
                List.of("--heap", "2g", "--set", "reindex.remote.allowlist: \"127.0.0.1:*\""));
        Stage stage = new Stage(
                place, data, from, to, NullServer.start(place, to.rest().url().toString()));
        stage.restore();
        return stage;
    }

    private void restore() {
        Rest rest = source.rest();
        rest.put(
                "/_snapshot/bench",
                ("{\"type\":\"fs\",\"settings\":{\"location\":\"%s\",\"readonly\":true,"
                                + "\"max_restore_bytes_per_sec\":\"0\"}}")
                        .formatted(data.repository()));
        rest.post(
                "/_snapshot/bench/" + DataSet.SNAPSHOT + "/_restore?wait_for_completion=true",
                "{\"indices\":\"%s\"}".formatted(DataSet.INDEX));
        rest.post("/" + DataSet.INDEX + "/_refresh", "");
        expectCount(rest);
    }

    /** An empty index on the target, and the state of no earlier run. */
    void freshIndex() {
        Rest rest = target.rest();
        rest.deleteIfThere("/" + DataSet.INDEX);
        rest.deleteIfThere("/.osmigrate-bench");
        rest.put("/" + DataSet.INDEX, "{\"settings\":%s,\"mappings\":%s}".formatted(SETTINGS, Tickets.MAPPINGS));
    }

    /** Every document has to be there; what the target still does for them is waited for. */
    void settle() {
        Rest rest = target.rest();
        rest.post("/" + DataSet.INDEX + "/_refresh", "");
        expectCount(rest);
        String merges = "/" + DataSet.INDEX + "/_stats/merge?filter_path=_all.total.merges.current";
        while (rest.get(merges).at("/_all/total/merges/current").asInt() > 0) {
            pause();
        }
    }

    private void expectCount(Rest rest) {
        long count = rest.get("/" + DataSet.INDEX + "/_count").get("count").asLong();
        if (count != data.documents()) {
            throw new IllegalStateException(
                    rest.url() + " holds " + count + " documents instead of " + data.documents());
        }
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        nothing.close();
        target.close();
        source.close();
    }
}
