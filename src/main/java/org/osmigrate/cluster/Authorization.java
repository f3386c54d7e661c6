package org.osmigrate.cluster;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;

/** The headers that prove who sends a request; asked for anew each time it is sent. */
@FunctionalInterface
interface Authorization {

    /**
     * The headers of one attempt.
     *
     * @param body what is sent; not consumed
     */
    Map<String, String> headers(String method, URI uri, ByteBuffer body);

    static Authorization of(ClusterSettings settings) {
        return switch (settings.credentials()) {
            case Credentials.None() -> fixed(Map.of());
            case Credentials.Basic(var username, var password) ->
                fixed(Map.of("Authorization", "Basic " + base64(username, password)));
            case Credentials.ApiKey(var encoded) -> fixed(Map.of("Authorization", "ApiKey " + encoded.reveal()));
            case Credentials.SigV4 scope -> new AwsSigned(scope, new AwsIdentity(settings), Clock.systemUTC());
        };
    }

    private static Authorization fixed(Map<String, String> headers) {
        return (method, uri, body) -> headers;
    }

    private static String base64(String username, Secret password) {
        byte[] pair = (username + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(pair);
    }
}
