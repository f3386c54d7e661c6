package org.osmigrate.transform;

import static org.osmigrate.transform.DropSettings.Notice.CHANGE;
import static org.osmigrate.transform.DropSettings.Notice.NONE;
import static org.osmigrate.transform.DropSettings.Notice.WARNING;

import java.net.URI;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.osmigrate.selection.Glob;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** The settings that do not move, by reason. */
final class SettingRules {

    private static final URI OPENSEARCH_SETTINGS = URI.create(
            "https://docs.opensearch.org/latest/install-and-configure/configuring-opensearch/index-settings/");
    private static final URI ELASTICSEARCH_SETTINGS =
            URI.create("https://www.elastic.co/guide/en/elasticsearch/reference/7.10/index-modules.html");
    private static final URI ISM = URI.create("https://docs.opensearch.org/latest/im-plugin/ism/index/");

    private SettingRules() {}

    static List<MetadataRule> all() {
        return List.of(
                rule(
                        "chosen-by-the-target",
                        "every cluster gives its own",
                        OPENSEARCH_SETTINGS,
                        SettingRules::always,
                        NONE,
                        """
                        index.uuid index.creation_date index.creation_date_string index.provided_name index.version.*
                        index.history.uuid index.history_uuid index.verified_before_close index.soft_deletes.enabled
                        index.resize.* index.shrink.* index.routing.allocation.initial_recovery.*"""),
                rule(
                        "index-lifecycle",
                        "OpenSearch has no index lifecycle management; use a policy of Index State Management",
                        ISM,
                        SettingRules::fromElasticsearch,
                        WARNING,
                        "index.lifecycle.*"),
                rule(
                        "data-tiers",
                        "OpenSearch knows no data tiers and would look for nodes with such an attribute",
                        OPENSEARCH_SETTINGS,
                        SettingRules::fromElasticsearch,
                        CHANGE,
                        "index.routing.allocation.*._tier index.routing.allocation.*._tier_preference"),
                rule(
                        "node-filters",
                        "it names nodes of the source cluster; shards would stay unassigned",
                        OPENSEARCH_SETTINGS,
                        SettingRules::always,
                        WARNING,
                        "index.routing.allocation.include.* index.routing.allocation.exclude.*"
                                + " index.routing.allocation.require.*"),
                rule(
                        "blocks",
                        "documents could not be written; set it again after the migration if it is still wanted",
                        OPENSEARCH_SETTINGS,
                        SettingRules::always,
                        WARNING,
                        "index.blocks.*"),
                rule(
                        "frozen-indices",
                        "OpenSearch has no frozen indices; it becomes a normal one",
                        ELASTICSEARCH_SETTINGS,
                        SettingRules::fromElasticsearch,
                        CHANGE,
                        "index.frozen index.search.throttled"),
                rule(
                        "x-pack-settings",
                        "it belongs to a feature of Elasticsearch that OpenSearch has not",
                        ELASTICSEARCH_SETTINGS,
                        SettingRules::fromElasticsearch,
                        WARNING,
                        """
                        index.xpack.* index.rollup.* index.source_only index.mode index.routing_path
                        index.time_series.* index.look_ahead_time index.look_back_time
                        index.mapping.dimension_fields.limit index.top_metrics_max_size
                        index.bloom_filter_for_id_field.enabled"""),
                rule(
                        "source-modes",
                        "the target stores sources as they are sent",
                        ELASTICSEARCH_SETTINGS,
                        SettingRules::fromElasticsearch,
                        WARNING,
                        """
                        index.mapping.source.mode index.mapping.synthetic_source_keep
                        index.recovery.use_synthetic_source index.mapping.exclude_source_vectors"""),
                rule(
                        "newer-settings",
                        "only newer versions of Elasticsearch have it",
                        ELASTICSEARCH_SETTINGS,
                        SettingRules::fromElasticsearch,
                        CHANGE,
                        """
                        index.mapping.total_fields.ignore_dynamic_beyond_limit index.mapping.use_doc_values_skipper
                        index.logsdb.* index.fast_refresh"""),
                rule(
                        "default-length-of-keywords",
                        "OpenSearch has no such default: give ignore_above to each keyword field",
                        ELASTICSEARCH_SETTINGS,
                        SettingRules::fromElasticsearch,
                        WARNING,
                        "index.mapping.ignore_above"),
                rule(
                        "old-vector-settings",
                        "OpenSearch 3 takes it from the method of each field",
                        OPENSEARCH_SETTINGS,
                        (from, to) -> to.isAtLeast(Flavour.OPENSEARCH, 3, 0),
                        WARNING,
                        "index.knn.space_type index.knn.algo_param.m index.knn.algo_param.ef_construction"),
                rule(
                        "segment-replication",
                        "OpenSearch 1 has no choice of how replicas are made: they index documents themselves",
                        OPENSEARCH_SETTINGS,
                        (from, to) -> !to.isAtLeast(Flavour.OPENSEARCH, 2, 0),
                        CHANGE,
                        "index.replication.type"),
                rule(
                        "removed-settings",
                        "OpenSearch has removed it",
                        OPENSEARCH_SETTINGS,
                        SettingRules::always,
                        CHANGE,
                        """
                        index.mapper.dynamic index.mapping.single_type index.optimize_auto_generated_id
                        index.force_memory_id_postings index.force_memory_term_dictionary
                        index.merge.policy.max_merge_at_once_explicit"""),
                rule(
                        "old-settings",
                        "it belongs to Elasticsearch 1 to 6",
                        ELASTICSEARCH_SETTINGS,
                        OldVersions::toOpenSearch,
                        CHANGE,
                        """
                        index.legacy.* index.codec.bloom.* index.cache.* index.compound_format index.compound_on_flush
                        index.gateway.* index.recovery.* index.warmer.* index.ttl.* index.fail_on_* index.index_concurrency
                        index.shard.* index.store.* index.fielddata.* index.merge.async index.optimize_*
                        index.translog.flush_threshold_ops index.translog.flush_threshold_period
                        index.translog.disable_flush index.translog.interval index.translog.fs.* index.translog.type
                        index.checksum_on_merge index.refresh_on_flush index.similarity.base.* index.engine.*"""),
                rule(
                        "shared-data-path",
                        "it is a folder of the source's nodes",
                        OPENSEARCH_SETTINGS,
                        SettingRules::always,
                        WARNING,
                        "index.data_path"));
    }

    @SuppressWarnings("unused")
    private static boolean always(Version from, Version to) {
        return true;
    }

    private static boolean fromElasticsearch(Version from, Version to) {
        return from.flavour() == Flavour.ELASTICSEARCH && to.flavour() == Flavour.OPENSEARCH;
    }

    private static MetadataRule rule(
            String name,
            String reason,
            URI documentation,
            BiPredicate<Version, Version> pair,
            DropSettings.Notice notice,
            String settings) {
        List<Glob> globs = Stream.of(settings.split("\\s+")).map(Glob::new).toList();
        return new DropSettings(name, reason, documentation, pair, globs, notice);
    }
}
