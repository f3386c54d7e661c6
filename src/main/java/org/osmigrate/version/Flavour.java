package org.osmigrate.version;

/** The search engines osmigrate knows. */
public enum Flavour {
    ELASTICSEARCH("ES", "Elasticsearch"),
    OPENSEARCH("OS", "OpenSearch");

    private final String prefix;
    private final String label;

    Flavour(String prefix, String label) {
        this.prefix = prefix;
        this.label = label;
    }

    /** The short form used in configuration: {@code ES} or {@code OS}. */
    public String prefix() {
        return prefix;
    }

    /** The product's name. */
    public String label() {
        return label;
    }
}
