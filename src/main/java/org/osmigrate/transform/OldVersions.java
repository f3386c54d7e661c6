package org.osmigrate.transform;

import java.net.URI;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** What the rules about Elasticsearch 1 to 6 have in common. */
final class OldVersions {

    static final URI BREAKING_CHANGES_5 =
            URI.create("https://www.elastic.co/guide/en/elasticsearch/reference/5.0/breaking_50_mapping_changes.html");
    static final URI BREAKING_CHANGES_6 =
            URI.create("https://www.elastic.co/guide/en/elasticsearch/reference/6.0/breaking_60_mappings_changes.html");
    static final URI BREAKING_CHANGES_7 =
            URI.create("https://www.elastic.co/guide/en/elasticsearch/reference/7.0/breaking-changes-7.0.html");

    private OldVersions() {}

    /** An index keeps the forms of the version before the one it is in, so the rules hold up to Elasticsearch 6. */
    static boolean toOpenSearch(Version from, Version to) {
        return from.flavour() == Flavour.ELASTICSEARCH && from.major() < 7 && to.flavour() == Flavour.OPENSEARCH;
    }
}
