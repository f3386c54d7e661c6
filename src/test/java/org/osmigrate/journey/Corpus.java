package org.osmigrate.journey;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Documents with everything that gets lost easily: several segments, deletes, updates, custom routing, nested children,
 * sources over several lines. Always the same for a seed.
 */
record Corpus(Api source, String index, int documents, long seed) {

    private static final String INDEX_BODY = """
            {"settings":{"number_of_shards":3,"number_of_replicas":0,"refresh_interval":"-1"},
             "mappings":{"properties":{"title":{"type":"text"},"n":{"type":"long"},
               "variants":{"type":"nested","properties":{"size":{"type":"keyword"}}}}}}
            """;

    /** Creates the index and fills it, in several segments, with deletions in each. */
    void load() {
        source.delete("/" + index);
        source.put("/" + index, INDEX_BODY);
        int parts = 4;
        for (int part = 0; part < parts; part++) {
            bulk(documents * part / parts, documents * (part + 1) / parts);
            source.post("/" + index + "/_flush", "");
        }
        change();
        severalLines();
        source.post("/" + index + "/_flush", "");
    }

    private void severalLines() {
        for (int i = 0; i < 5; i++) {
            source.put(
                    "/" + index + "/_doc/lines-" + i,
                    "{\n  \"title\" : \"line %d\",\n  \"n\" : %d\r\n}\n".formatted(i, i));
        }
    }

    private void bulk(int from, int to) {
        StringBuilder body = new StringBuilder();
        for (int i = from; i < to; i++) {
            body.append(action("index", i)).append(source(i, 1)).append('\n');
        }
        source.post("/" + index + "/_bulk", body.toString());
    }

    private void change() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < documents; i++) {
            if (i % 7 == 0) {
                body.append(action("delete", i));
            } else if (i % 10 == 3) {
                body.append(action("index", i)).append(source(i, 2)).append('\n');
            }
        }
        source.post("/" + index + "/_bulk?refresh=true", body.toString());
    }

    private static String action(String verb, int i) {
        String routing = i % 5 == 0 ? ",\"routing\":\"key-" + i % 25 + "\"" : "";
        return String.format(Locale.ROOT, "{\"%s\":{\"_id\":\"d%d\"%s}}%n", verb, i, routing);
    }

    private String source(int i, int revision) {
        Random random = new Random(seed + i);
        StringBuilder variants = new StringBuilder();
        for (int v = random.nextInt(3); v > 0; v--) {
            variants.append(variants.isEmpty() ? "" : ",")
                    .append("{\"size\":\"s")
                    .append(v)
                    .append("\"}");
        }
        return String.format(
                Locale.ROOT,
                "{\"title\":\"Dokument n\\u00ba %d \uD83D\uDE80\",\"n\":%d,\"rev\":%d,\"price\":%d.50,\"variants\":[%s]}",
                i,
                i * 10_000_000_019L,
                revision,
                random.nextInt(1000),
                variants);
    }

    /** Takes a snapshot of this index into a repository folder that the server may use. */
    void snapshot(Path folder, String repository, String name) {
        snapshot(source, folder, repository, name, List.of(index));
    }

    /** Takes a snapshot of several indices. */
    static void snapshot(Api source, Path folder, String repository, String name, List<String> indices) {
        source.put("/_snapshot/" + repository, "{\"type\":\"fs\",\"settings\":{\"location\":\"" + folder + "\"}}");
        source.put(
                "/_snapshot/" + repository + "/" + name + "?wait_for_completion=true",
                "{\"indices\":\"" + String.join(",", indices) + "\",\"include_global_state\":true}");
    }
}
