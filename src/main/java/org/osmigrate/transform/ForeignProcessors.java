package org.osmigrate.transform;

import java.util.Map;
import java.util.Optional;

/** Ingest processors that only Elasticsearch has, or that need a plugin, and what there is instead. */
final class ForeignProcessors {

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("inference", "it runs a model of Elasticsearch's machine learning; ml_inference is the nearest"),
            Map.entry("enrich", "enrich policies and their indices do not move; look the values up before indexing"),
            Map.entry("set_security_user", "it belongs to Elasticsearch's security"),
            Map.entry(
                    "geoip",
                    "its module and databases are not on the target; ip2geo of the geospatial plugin is the nearest"),
            Map.entry(
                    "ip_location",
                    "its databases belong to Elasticsearch; ip2geo of the geospatial plugin is the nearest"),
            Map.entry("user_agent", "the module ingest-user-agent is not on the target: install it"),
            Map.entry("attachment", "the plugin ingest-attachment is not on the target: install it"),
            Map.entry("circle", "approximate the circle by a polygon before indexing"),
            Map.entry("geo_grid", "turn cells into shapes before indexing"),
            Map.entry("network_direction", "a script processor is the nearest"),
            Map.entry("registered_domain", "a script or grok processor is the nearest"),
            Map.entry("uri_parts", "a grok or dissect processor is the nearest"),
            Map.entry("reroute", "a script that sets _index is the nearest"),
            Map.entry("redact", "gsub or a script is the nearest"),
            Map.entry("terminate", "conditions (if) on the processors that follow are the nearest"),
            Map.entry("recover_failure_document", "it belongs to the failure stores of Elasticsearch"),
            Map.entry("normalize_for_stream", "it belongs to Elasticsearch's streams"),
            Map.entry("fingerprint", "OpenSearch has it from 2.16 on"),
            Map.entry("community_id", "OpenSearch has it from 2.13 on"),
            Map.entry("hash", "fingerprint of OpenSearch 2.16 and later is the nearest"),
            Map.entry("gsub", "the module ingest-common is not on the target"),
            Map.entry("script", "the module lang-painless or ingest-common is not on the target"));

    private ForeignProcessors() {}

    static Optional<String> advice(String processor) {
        return Optional.ofNullable(INSTEAD.get(processor));
    }
}
