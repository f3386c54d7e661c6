package org.osmigrate.journey;

import java.util.Locale;

/** Indices of several segments, and everything that may become of documents between two snapshots. */
record DeltaCorpus(Api source) {

    private static final int PARTS = 4;

    /** Creates an index and fills it, in several segments. */
    void fill(String index, int shards, int documents, boolean routed) {
        source.put(
                "/" + index,
                "{\"settings\":{\"number_of_shards\":" + shards
                        + ",\"number_of_replicas\":0,\"refresh_interval\":\"-1\"},\"mappings\":{\"properties\":{"
                        + "\"n\":{\"type\":\"long\"},\"rev\":{\"type\":\"long\"},\"part\":{\"type\":\"nested\"}}}}");
        for (int part = 0; part < PARTS; part++) {
            StringBuilder body = new StringBuilder();
            for (int i = documents * part / PARTS; i < documents * (part + 1) / PARTS; i++) {
                body.append(index(i, 1, routed ? "a" + i % 7 : ""));
            }
            send(index, body);
        }
    }

    /**
     * Of the first 100 documents, by number: 40 are deleted, 40 changed, and 20 deleted, created again; 10 are new. Routed ones
     * are created again under another routing, and so in another shard for the most part.
     */
    void change(String index, boolean routed) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            String routing = routed ? "a" + i % 7 : "";
            if (i % 5 < 2) {
                body.append(delete(i, routing));
            } else if (i % 5 < 4) {
                body.append(index(i, 2, routing));
            } else {
                body.append(delete(i, routing));
            }
        }
        send(index, body);
        StringBuilder again = new StringBuilder();
        for (int i = 4; i < 100; i += 5) {
            again.append(index(i, 3, routed ? "b" + i % 11 : ""));
        }
        for (int i = 1_000_000; i < 1_000_010; i++) {
            again.append(index(i, 1, routed ? "c" : ""));
        }
        send(index, again);
    }

    void forceMerge(String index) {
        source.post("/" + index + "/_forcemerge?max_num_segments=1&flush=true", "");
    }

    private void send(String index, StringBuilder body) {
        source.post("/" + index + "/_bulk", body.toString());
        source.post("/" + index + "/_flush?force=true", "");
    }

    private static String index(int i, int revision, String routing) {
        return "{\"index\":" + meta(i, routing)
                + String.format(
                        Locale.ROOT, "}%n{\"n\":%d,\"rev\":%d,\"part\":[{\"p\":\"x%d\"}]}%n", i, revision, i % 3);
    }

    private static String delete(int i, String routing) {
        return "{\"delete\":" + meta(i, routing) + "}\n";
    }

    private static String meta(int i, String routing) {
        String more = routing.isEmpty() ? "" : ",\"routing\":\"" + routing + "\"";
        return "{\"_id\":\"d" + i + "\"" + more + "}";
    }
}
