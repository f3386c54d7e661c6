package org.osmigrate.golden;

import java.util.List;
import java.util.stream.Stream;
import org.osmigrate.servers.Product;

/**
 * A server that golden repositories are made by, and what its time had.
 *
 * @param compressed whether metadata is compressed where that is not the rule: in Elasticsearch 1
 */
record Era(Product product, String version, boolean compressed) {

    static final List<Era> ALL = List.of(
            new Era(Product.ELASTICSEARCH, "1.7.6", false),
            new Era(Product.ELASTICSEARCH, "1.7.6", true),
            new Era(Product.ELASTICSEARCH, "2.4.6", false),
            new Era(Product.ELASTICSEARCH, "5.6.16", false),
            new Era(Product.ELASTICSEARCH, "6.8.23", false),
            new Era(Product.ELASTICSEARCH, "7.10.2", false),
            new Era(Product.ELASTICSEARCH, "8.19.21", false),
            new Era(Product.ELASTICSEARCH, "9.5.3", false),
            new Era(Product.OPENSEARCH, "1.3.20", false),
            new Era(Product.OPENSEARCH, "2.19.6", false),
            new Era(Product.OPENSEARCH, "3.8.0", false));

    /** The servers of names like {@code elasticsearch-2.4.6}, separated by commas; {@code all} for all. */
    static Stream<Era> named(String names) {
        List<String> wanted = List.of(names.split(",", -1));
        return ALL.stream().filter(era -> names.equals("all") || wanted.contains(era.toString()));
    }

    private boolean elasticsearchBefore(int major) {
        return product == Product.ELASTICSEARCH && major() < major;
    }

    int major() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    /** Several types in an index, the parent of a document as a field of its own. */
    boolean hasTypes() {
        return elasticsearchBefore(6);
    }

    /** Requests name the type, if only {@code _doc}. */
    boolean namesType() {
        return elasticsearchBefore(7);
    }

    boolean hasStrings() {
        return elasticsearchBefore(5);
    }

    boolean hasTimestampField() {
        return elasticsearchBefore(5);
    }

    boolean hasAllField() {
        return elasticsearchBefore(6);
    }

    /** The module is published for these only. */
    boolean hasJoinField() {
        return product == Product.OPENSEARCH || major() == 6 || major() == 7;
    }

    boolean hasIndexTemplates() {
        return !elasticsearchBefore(7);
    }

    boolean hasDataStreams() {
        return product == Product.OPENSEARCH;
    }

    /** The type that documents have which once had this one. */
    String type(String once) {
        return hasTypes() ? once : "_doc";
    }

    @Override
    public String toString() {
        return (compressed ? "compressed-" : "") + product.id() + "-" + version;
    }
}
