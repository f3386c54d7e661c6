package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What created an index, by the number in its settings.
 *
 * @param elasticsearch whether it was Elasticsearch
 * @param major the major version; 0 when the settings do not say
 */
record Origin(boolean elasticsearch, int major) {

    private static final int OPENSEARCH_MASK = 1 << 27;
    private static final int PER_MAJOR = 1_000_000;

    /** The first whose segments are all of Lucene 8 or newer. */
    private static final int OLDEST_ELASTICSEARCH = 7;

    /** From this version on a text that is too long for its keyword is named in {@code _ignored}. */
    private static final int TELLS_TOO_LONG = 8;

    static Origin of(ObjectNode settings) {
        int version = settings.path("index.version.created").asInt();
        boolean opensearch = (version & OPENSEARCH_MASK) != 0;
        return new Origin(!opensearch, (version & ~OPENSEARCH_MASK) / PER_MAJOR);
    }

    boolean isTooOld() {
        return elasticsearch && major < OLDEST_ELASTICSEARCH;
    }

    boolean tellsTooLong() {
        return elasticsearch && major >= TELLS_TOO_LONG;
    }

    String label() {
        String name = elasticsearch ? "Elasticsearch" : "OpenSearch";
        return major == 0 ? "an unknown version" : name + " " + major;
    }
}
