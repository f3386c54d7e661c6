package org.osmigrate.cluster;

/** How requests to a cluster prove who sends them; client certificates are part of {@link Tls}. */
public sealed interface Credentials {

    /** No credentials. */
    record None() implements Credentials {}

    /** HTTP basic authentication. */
    record Basic(String username, Secret password) implements Credentials {}

    /** An Elasticsearch API key in its encoded form ({@code Authorization: ApiKey ...}). */
    record ApiKey(Secret encoded) implements Credentials {}
}
