package org.osmigrate.cluster;

import java.net.URI;
import java.time.Duration;

/** Clients with short pauses, for tests. */
final class Clients {

    private Clients() {}

    static ClusterClient of(URI url) {
        return of(settings(url, new Credentials.None(), Tls.DEFAULT, Duration.ofSeconds(20)));
    }

    static ClusterClient of(ClusterSettings settings) {
        return new PooledClient(settings, new Retry(3, Duration.ofMillis(2)));
    }

    /** With room for answers of so many bytes. */
    static ClusterClient of(URI url, int longestAnswer) {
        ClusterSettings settings = settings(url, new Credentials.None(), Tls.DEFAULT, Duration.ofSeconds(20));
        return new PooledClient(
                settings, new Retry(3, Duration.ofMillis(2)), Authorization.of(settings), longestAnswer);
    }

    static ClusterSettings settings(URI url, Credentials credentials, Tls tls, Duration timeout) {
        return new ClusterSettings("target", url, credentials, tls, timeout);
    }
}
