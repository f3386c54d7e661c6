package org.osmigrate.sample;

import java.util.List;
import java.util.random.RandomGenerator;

/** Texts in many scripts with ids in many scripts; some were written by hand, over many lines. */
final class Articles implements Dataset {

    static final int PRETTY = 100;
    private static final int COUNT = 3_000;
    private static final String INDEX = """
            {"settings": {"number_of_shards": 1, "number_of_replicas": 0},
             "mappings": {"properties": {
               "title": {"type": "text", "fields": {"raw": {"type": "keyword"}}, "copy_to": "all"},
               "body": {"type": "text", "term_vector": "with_positions_offsets", "copy_to": "all"},
               "all": {"type": "text"},
               "extra": {"type": "object", "enabled": false}}}}
            """;
    private static final String MARKER = "/articles/_mapping";

    @Override
    public List<String> indices() {
        return List.of("articles");
    }

    @Override
    public void create(Rest rest) {
        rest.put("/articles", INDEX);
    }

    @Override
    public void fill(Bulk bulk, RandomGenerator random) {
        for (int number = 0; number < COUNT; number++) {
            String document = "{\"title\":\"%s\",\"body\":\"%s\",\"extra\":{\"any\":[1,\"two\",null,{\"x\":[]}]}}"
                    .formatted(Words.ofAnyScript(random, 4), Words.ofAnyScript(random, 60));
            bulk.index("articles", "Größe/数-" + number, document);
        }
    }

    /** A bulk body cannot hold a document of several lines, so these go one by one. */
    static void fillPretty(Rest rest, RandomGenerator random) {
        for (int number = 0; number < PRETTY; number++) {
            String document = """
                    {
                      "title" : "%s",
                      "body"  : "%s",
                      "extra" : {
                        "number" : %d
                      }
                    }
                    """.formatted(Words.ofAnyScript(random, 4), Words.ofAnyScript(random, 30), number);
            rest.put("/articles/_doc/pretty-" + number, document);
        }
    }

    @Override
    public void change(Bulk bulk) {
        for (int number = 0; number < COUNT; number += 30) {
            bulk.delete("articles", "Größe/数-" + number);
        }
    }

    /** Notes in the mapping that the whole sample is there. */
    static void markComplete(Rest rest) {
        rest.put(MARKER, "{\"_meta\":{\"sample\":\"complete\"}}");
    }

    static boolean isMarked(Rest rest) {
        return rest.get(MARKER).contains("\"sample\":\"complete\"");
    }
}
