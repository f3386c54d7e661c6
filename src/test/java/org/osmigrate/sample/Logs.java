package org.osmigrate.sample;

import java.util.List;
import java.util.random.RandomGenerator;

/** A log index a month, all made by a composable template of two components, written through one alias. */
final class Logs implements Dataset {

    private static final String OCTOBER = "logs-2026.10";
    private static final String NOVEMBER = "logs-2026.11";
    private static final int COUNT = 11_000;
    private static final List<String> LEVELS = List.of("DEBUG", "INFO", "INFO", "INFO", "WARN", "ERROR");
    private static final String SETTINGS = """
            {"template": {"settings": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "5s"}}}
            """;
    private static final String MAPPINGS = """
            {"template": {"mappings": {
               "dynamic_templates": [{"labels": {"path_match": "labels.*", "mapping": {"type": "keyword"}}}],
               "properties": {
                 "@timestamp": {"type": "date"}, "level": {"type": "keyword"}, "client": {"type": "ip"},
                 "message": {"type": "text", "norms": false}, "took": {"type": "float"}}}}}
            """;
    private static final String TEMPLATE = """
            {"index_patterns": ["logs-2*"], "priority": 200, "composed_of": ["log-settings", "log-mappings"],
             "template": {"aliases": {"logs": {}}}, "_meta": {"owner": "the sample"}}
            """;

    @Override
    public List<String> indices() {
        return List.of(OCTOBER, NOVEMBER);
    }

    @Override
    public List<String> templates() {
        return List.of(
                "/_index_template/logs", "/_component_template/log-settings", "/_component_template/log-mappings");
    }

    @Override
    public void create(Rest rest) {
        rest.put("/_component_template/log-settings", SETTINGS);
        rest.put("/_component_template/log-mappings", MAPPINGS);
        rest.put("/_index_template/logs", TEMPLATE);
        rest.put("/" + OCTOBER, "{\"aliases\":{\"logs-write\":{\"is_write_index\":false}}}");
        rest.put("/" + NOVEMBER, "{\"aliases\":{\"logs-write\":{\"is_write_index\":true}}}");
    }

    @Override
    public void fill(Bulk bulk, RandomGenerator random) {
        for (int number = 0; number < COUNT; number++) {
            bulk.index(OCTOBER, "l-" + number, line("2026-10", number, random));
            bulk.index("logs-write", "l-" + number, line("2026-11", number, random));
        }
    }

    private static String line(String month, int number, RandomGenerator random) {
        return """
                {"@timestamp":"%s-%02dT%02d:%02d:00Z","level":"%s","client":"10.%d.%d.%d","took":%s,\
                "labels":{"host":"h%d","zone":"%s"},"message":"%s"}""".formatted(
                        month,
                        1 + number % 28,
                        number % 24,
                        number % 60,
                        LEVELS.get(random.nextInt(LEVELS.size())),
                        random.nextInt(256),
                        random.nextInt(256),
                        random.nextInt(256),
                        random.nextInt(10_000) / 8.0,
                        number % 9,
                        Words.plain(random),
                        Words.plain(random, 12));
    }

    @Override
    public void change(Bulk bulk) {
        for (int number = 0; number < COUNT; number += 50) {
            bulk.delete(OCTOBER, "l-" + number);
        }
    }
}
