package org.osmigrate.storage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Text in URLs (RFC 3986). */
final class Encoding {

    private Encoding() {}

    /** Every character that is not unreserved in percents. */
    static String component(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Likewise, slashes kept. */
    static String path(String text) {
        return component(text).replace("%2F", "/");
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> component(entry.getKey()) + "=" + component(entry.getValue()))
                .collect(Collectors.joining("&"));
    }
}
