package org.osmigrate.cluster;

/** How requests to a cluster prove who sends them; client certificates are part of {@link Tls}. */
public sealed interface Credentials {

    /** No credentials. */
    record None() implements Credentials {}

    /** HTTP basic authentication. */
    record Basic(String username, Secret password) implements Credentials {}

    /** An Elasticsearch API key in its encoded form ({@code Authorization: ApiKey ...}). */
    record ApiKey(Secret encoded) implements Credentials {}

    /**
     * Each request signed for Amazon (Signature Version 4), with the credentials that its tools find in the environment.
     *
     * @param region like {@code eu-central-1}
     * @param service {@code es} for domains, {@code aoss} for serverless collections
     */
    record SigV4(String region, String service) implements Credentials {}
}
