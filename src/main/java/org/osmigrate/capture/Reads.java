package org.osmigrate.capture;

import java.util.List;
import java.util.Set;

/**
 * Requests that change no document although their method lets one think so. A segment in braces stands for any name,
 * and names begin with no underscore (but {@code _all}); {@code {id}} stands for any segment.
 * What begins with {@code {index}/{type}/} are paths of Elasticsearch 1 to 7.
 */
final class Reads {

    /** A row: methods, and a path. */
    record Row(Set<String> methods, String path) {}

    private static final Set<String> POST = Set.of("POST");
    private static final Set<String> DELETE = Set.of("DELETE");
    private static final Set<String> POST_DELETE = Set.of("POST", "DELETE");

    static final List<Row> ROWS = List.of(
            // searches
            new Row(POST, "_search"),
            new Row(POST, "{index}/_search"),
            new Row(POST, "{index}/{type}/_search"),
            new Row(POST, "_msearch"),
            new Row(POST, "{index}/_msearch"),
            new Row(POST, "{index}/{type}/_msearch"),
            new Row(POST, "_search/template"),
            new Row(POST, "{index}/_search/template"),
            new Row(POST, "{index}/{type}/_search/template"),
            new Row(POST, "_msearch/template"),
            new Row(POST, "{index}/_msearch/template"),
            new Row(POST, "{index}/{type}/_msearch/template"),
            new Row(POST, "_render/template"),
            new Row(POST, "_render/template/{id}"),
            new Row(POST, "_count"),
            new Row(POST, "{index}/_count"),
            new Row(POST, "{index}/{type}/_count"),
            new Row(POST, "_search_shards"),
            new Row(POST, "{index}/_search_shards"),
            new Row(POST, "{index}/{type}/_search_shards"),
            new Row(POST, "_search/exists"),
            new Row(POST, "{index}/_search/exists"),
            new Row(POST, "{index}/{type}/_search/exists"),
            new Row(POST, "_suggest"),
            new Row(POST, "{index}/_suggest"),
            new Row(POST, "_rank_eval"),
            new Row(POST, "{index}/_rank_eval"),
            new Row(POST, "{index}/_knn_search"),
            new Row(POST, "{index}/_terms_enum"),
            new Row(POST, "{index}/_eql/search"),
            new Row(DELETE, "_eql/search/{id}"),
            new Row(POST, "{index}/_mvt/{id}/{id}/{id}/{id}"),
            new Row(POST, "{index}/_rollup_search"),
            new Row(POST, "{index}/_graph/explore"),
            // scrolls and points in time
            new Row(POST_DELETE, "_search/scroll"),
            new Row(POST_DELETE, "_search/scroll/{id}"),
            new Row(POST, "{index}/_pit"),
            new Row(DELETE, "_pit"),
            new Row(POST, "{index}/_search/point_in_time"),
            new Row(DELETE, "_search/point_in_time"),
            new Row(DELETE, "_search/point_in_time/_all"),
            // searches whose answers are fetched later
            new Row(POST, "_async_search"),
            new Row(POST, "{index}/_async_search"),
            new Row(DELETE, "_async_search/{id}"),
            new Row(POST, "_plugins/_asynchronous_search"),
            new Row(POST, "{index}/_plugins/_asynchronous_search"),
            new Row(DELETE, "_plugins/_asynchronous_search/{id}"),
            new Row(POST, "_opendistro/_asynchronous_search"),
            new Row(POST, "{index}/_opendistro/_asynchronous_search"),
            new Row(DELETE, "_opendistro/_asynchronous_search/{id}"),
            // documents by id
            new Row(POST, "_mget"),
            new Row(POST, "{index}/_mget"),
            new Row(POST, "{index}/{type}/_mget"),
            new Row(POST, "_mtermvectors"),
            new Row(POST, "{index}/_mtermvectors"),
            new Row(POST, "{index}/{type}/_mtermvectors"),
            new Row(POST, "{index}/_termvectors"),
            new Row(POST, "{index}/_termvectors/{id}"),
            new Row(POST, "{index}/{type}/_termvectors"),
            new Row(POST, "{index}/{type}/{id}/_termvectors"),
            new Row(POST, "{index}/_explain/{id}"),
            new Row(POST, "{index}/{type}/{id}/_explain"),
            new Row(POST, "{index}/{type}/_percolate"),
            new Row(POST, "{index}/{type}/_percolate/count"),
            new Row(POST, "{index}/{type}/{id}/_percolate"),
            new Row(POST, "{index}/{type}/{id}/_percolate/count"),
            new Row(POST, "_mpercolate"),
            new Row(POST, "{index}/_mpercolate"),
            new Row(POST, "{index}/{type}/_mpercolate"),
            // what a query or a field would do
            new Row(POST, "_validate/query"),
            new Row(POST, "{index}/_validate/query"),
            new Row(POST, "{index}/{type}/_validate/query"),
            new Row(POST, "_analyze"),
            new Row(POST, "{index}/_analyze"),
            new Row(POST, "_field_caps"),
            new Row(POST, "{index}/_field_caps"),
            new Row(POST, "_field_stats"),
            new Row(POST, "{index}/_field_stats"),
            // query languages that cannot write
            new Row(POST, "_sql"),
            new Row(POST, "_sql/translate"),
            new Row(POST, "_sql/close"),
            new Row(DELETE, "_sql/async/delete/{id}"),
            new Row(POST, "_xpack/sql"),
            new Row(POST, "_xpack/sql/translate"),
            new Row(POST, "_xpack/sql/close"),
            new Row(POST, "_query"),
            new Row(POST, "_query/async"),
            new Row(DELETE, "_query/async/{id}"),
            new Row(POST, "_plugins/_ppl"),
            new Row(POST, "_plugins/_ppl/_explain"),
            new Row(POST, "_opendistro/_ppl"),
            new Row(POST, "_opendistro/_ppl/_explain"),
            new Row(POST, "_plugins/_sql/_explain"),
            new Row(POST, "_plugins/_sql/close"),
            new Row(POST, "_opendistro/_sql/_explain"),
            new Row(POST, "_opendistro/_sql/close"),
            // trials
            new Row(POST, "_scripts/painless/_execute"),
            new Row(POST, "_ingest/_simulate"),
            new Row(POST, "_ingest/{index}/_simulate"),
            new Row(POST, "_ingest/pipeline/_simulate"),
            new Row(POST, "_ingest/pipeline/{id}/_simulate"),
            new Row(POST, "_index_template/_simulate"),
            new Row(POST, "_index_template/_simulate/{id}"),
            new Row(POST, "_index_template/_simulate_index/{id}"),
            new Row(POST, "_security/user/_has_privileges"),
            new Row(POST, "_xpack/security/user/_has_privileges"));

    private Reads() {}
}
