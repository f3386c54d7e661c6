package org.osmigrate.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jboss.logging.Logger;

/** Sets up the connection pool: HTTP/1.1, nothing sent again or followed behind our back. */
final class Pool {

    private static final Logger LOG = Logger.getLogger(Pool.class);
    private static final int CONNECTIONS = 128;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final TimeValue TRUST_IDLE_FOR = TimeValue.ofSeconds(2);

    private Pool() {}

    static CloseableHttpAsyncClient start(ClusterSettings settings, BooleanSupplier closing) {
        CloseableHttpAsyncClient client = HttpAsyncClients.custom()
                .setConnectionManager(connections(settings))
                .setThreadFactory(new DefaultThreadFactory("http-" + settings.role(), true))
                .setUserAgent("osmigrate")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                // Keyed to the client certificate, the pool would never give a connection out twice.
                .disableConnectionState()
                .setIoReactorExceptionCallback(failure -> report(failure, closing))
                .build();
        client.start();
        return client;
    }

    /** Closing the pool takes selectors and their keys from under their threads, which is no news. */
    private static void report(Exception failure, BooleanSupplier closing) {
        if (!closing.getAsBoolean()) {
            LOG.error("A connection pool has failed", failure);
        }
    }

    private static PoolingAsyncClientConnectionManager connections(ClusterSettings settings) {
        PoolingAsyncClientConnectionManagerBuilder builder = PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .setDefaultConnectionConfig(connection(settings.timeout()));
        if (settings.encrypted()) {
            builder.setTlsStrategy(TlsSetup.strategy(settings));
        }
        return builder.build();
    }

    private static ConnectionConfig connection(Duration timeout) {
        Duration connect = timeout.compareTo(CONNECT_LIMIT) < 0 ? timeout : CONNECT_LIMIT;
        return ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(connect))
                .setValidateAfterInactivity(TRUST_IDLE_FOR)
                .build();
    }
}
