package org.osmigrate.sample;

import java.util.List;
import java.util.random.RandomGenerator;

/** Numbers at the edges of their types, in an index made by a legacy template. */
final class Metrics implements Dataset {

    private static final int COUNT = 10_000;
    private static final String TEMPLATE = """
            {"index_patterns": ["metrics-*"], "order": 1,
             "settings": {"number_of_shards": 2, "number_of_replicas": 0},
             "mappings": {"properties": {
               "at": {"type": "date_nanos"}, "counter": {"type": "long"}, "value": {"type": "double"},
               "share": {"type": "half_float"}, "flag": {"type": "byte"}, "valid": {"type": "integer_range"}}},
             "aliases": {"metrics": {}}}
            """;

    @Override
    public List<String> indices() {
        return List.of("metrics-2026");
    }

    @Override
    public List<String> templates() {
        return List.of("/_template/metrics");
    }

    @Override
    public void create(Rest rest) {
        rest.put("/_template/metrics", TEMPLATE);
        rest.put("/metrics-2026", "{}");
    }

    @Override
    public void fill(Bulk bulk, RandomGenerator random) {
        for (int number = 0; number < COUNT; number++) {
            bulk.index("metrics-2026", "m-" + number, metric(number, random));
        }
    }

    private static String metric(int number, RandomGenerator random) {
        return """
                {"at":"2026-11-%02dT00:00:00.%09dZ","counter":%d,"value":%s,"share":0.5,"flag":%d,\
                "valid":{"gte":%d,"lt":%d},"big":1.50,"small":%dE-3}""".formatted(
                        1 + number % 28,
                        random.nextInt(1_000_000_000),
                        random.nextLong(),
                        random.nextGaussian() * 1e12,
                        random.nextInt(-128, 128),
                        number,
                        number + 10,
                        1 + number % 9);
    }

    @Override
    public void change(Bulk bulk) {
        for (int number = 7; number < COUNT; number += 20) {
            bulk.update("metrics-2026", "m-" + number, "{\"flag\":1}");
        }
    }
}
