package org.osmigrate.sample;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Nested variants, fields with several forms, an analyzer of its own, a strict mapping. */
final class Products implements Dataset {

    private static final int COUNT = 8_000;
    private static final String INDEX = """
            {"settings": {
               "number_of_shards": 2, "number_of_replicas": 0,
               "analysis": {"analyzer": {"folded": {"tokenizer": "standard", "filter": ["lowercase", "asciifolding"]}}}},
             "mappings": {"dynamic": "strict", "properties": {
               "name": {"type": "text", "analyzer": "folded", "fields": {"raw": {"type": "keyword", "ignore_above": 256}}},
               "description": {"type": "text"},
               "price": {"type": "scaled_float", "scaling_factor": 100},
               "tags": {"type": "keyword"},
               "in_stock": {"type": "boolean"},
               "created": {"type": "date", "format": "strict_date_optional_time||epoch_millis"},
               "variants": {"type": "nested", "properties": {
                 "sku": {"type": "keyword"}, "colour": {"type": "keyword"}, "stock": {"type": "integer"}}}}},
             "aliases": {"catalogue": {}, "in-stock": {"filter": {"term": {"in_stock": true}}}}}
            """;

    @Override
    public List<String> indices() {
        return List.of("products");
    }

    @Override
    public void create(Rest rest) {
        rest.put("/products", INDEX);
    }

    @Override
    public void fill(Bulk bulk, RandomGenerator random) {
        for (int number = 0; number < COUNT; number++) {
            bulk.index("products", "p-" + number, product(number, random));
        }
    }

    private static String product(int number, RandomGenerator random) {
        return """
                {"name":"%s","description":"%s","price":%s,"tags":["%s","%s"],"in_stock":%s,\
                "created":"2026-%02d-%02dT08:00:00Z","variants":[%s]}""".formatted(
                        Words.ofAnyScript(random, 3),
                        Words.ofAnyScript(random, 20),
                        String.format(Locale.ROOT, "%.2f", random.nextDouble(1, 500)),
                        Words.plain(random),
                        Words.plain(random),
                        random.nextBoolean(),
                        1 + number % 12,
                        1 + number % 28,
                        variants(number, random));
    }

    private static String variants(int number, RandomGenerator random) {
        return IntStream.range(0, 1 + number % 3)
                .mapToObj(variant -> "{\"sku\":\"%d-%d\",\"colour\":\"%s\",\"stock\":%d}"
                        .formatted(number, variant, Words.plain(random), random.nextInt(100)))
                .collect(Collectors.joining(","));
    }

    @Override
    public void change(Bulk bulk) {
        for (int number = 0; number < COUNT; number += 10) {
            bulk.update("products", "p-" + number, "{\"price\":" + number + ".5,\"tags\":[\"reduced\"]}");
        }
        for (int number = 5; number < COUNT; number += 40) {
            bulk.delete("products", "p-" + number);
        }
    }
}
