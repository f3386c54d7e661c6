package org.osmigrate.sample;

import java.util.List;
import java.util.random.RandomGenerator;

/** Orders lie on the shard of their customer: each document has a routing of its own. */
final class Orders implements Dataset {

    private static final int COUNT = 20_000;
    private static final int CUSTOMERS = 700;
    private static final String INDEX = """
            {"settings": {"number_of_shards": 3, "number_of_replicas": 0},
             "mappings": {"_routing": {"required": true}, "properties": {
               "customer": {"type": "keyword"},
               "status": {"type": "keyword"},
               "total": {"type": "double"},
               "placed": {"type": "date"},
               "address": {"properties": {"city": {"type": "keyword"}, "at": {"type": "geo_point"}}},
               "lines": {"properties": {"product": {"type": "keyword"}, "count": {"type": "short"}}}}},
             "aliases": {
               "orders-open": {"filter": {"term": {"status": "open"}}},
               "orders-of-c-7": {"filter": {"term": {"customer": "c-7"}}, "routing": "c-7"},
               "orders-of-c-8": {"index_routing": "c-8", "search_routing": "c-8,c-9"}}}
            """;
    private static final List<String> STATES = List.of("open", "paid", "sent", "returned");

    @Override
    public List<String> indices() {
        return List.of("orders");
    }

    @Override
    public void create(Rest rest) {
        rest.put("/orders", INDEX);
    }

    @Override
    public void fill(Bulk bulk, RandomGenerator random) {
        for (int number = 0; number < COUNT; number++) {
            bulk.index("orders", "o-" + number, customer(number), order(number, random));
        }
    }

    private static String customer(int number) {
        return "c-" + number % CUSTOMERS;
    }

    private static String order(int number, RandomGenerator random) {
        return """
                {"customer":"%s","status":"%s","total":%s,"placed":%d,"note":null,\
                "address":{"city":"%s","at":{"lat":%s,"lon":%s}},"lines":[{"product":"p-%d","count":%d}]}""".formatted(
                        customer(number),
                        STATES.get(random.nextInt(STATES.size())),
                        random.nextInt(100_000) / 100.0,
                        1_780_000_000_000L + number * 60_000L,
                        Words.plain(random),
                        random.nextInt(-80, 80),
                        random.nextInt(-170, 170) + ".25",
                        random.nextInt(8_000),
                        1 + random.nextInt(9));
    }

    @Override
    public void change(Bulk bulk) {
        for (int number = 0; number < COUNT; number += 25) {
            bulk.update("orders", "o-" + number, customer(number), "{\"status\":\"sent\",\"note\":\"by express\"}");
        }
        for (int number = 3; number < COUNT; number += 100) {
            bulk.delete("orders", "o-" + number, customer(number));
        }
    }
}
