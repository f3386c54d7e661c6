package org.osmigrate.cluster;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach a cluster.
 *
 * @param role how errors name it: source, target or coordinator
 * @param url scheme, host, port and an optional path prefix; never with user information
 * @param credentials who asks
 * @param tls whom to trust, with which client certificate
 * @param timeout the longest that a single request may take
 */
public record ClusterSettings(String role, URI url, Credentials credentials, Tls tls, Duration timeout) {}
