package org.osmigrate.cluster;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A request in the form that is signed for Amazon.
 *
 * @param headers those that are signed, by lower-case name
 * @param bodyHash the body's SHA-256 in hexadecimal digits
 */
record CanonicalRequest(String method, URI uri, SortedMap<String, String> headers, String bodyHash) {

    private record Parameter(String name, String value) {}

    String text() {
        return String.join("\n", method, path(), query(), headerLines(), signedHeaders(), bodyHash);
    }

    String signedHeaders() {
        return String.join(";", headers.keySet());
    }

    /** Encoded once more than it is sent, as all of Amazon's services but S3 have it. */
    private String path() {
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        return path.isEmpty() ? "/" : encode(path).replace("%2F", "/");
    }

    private String query() {
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        return Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty())
                .map(CanonicalRequest::parameter)
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
    }

    private static Parameter parameter(String part) {
        int equals = part.indexOf('=');
        return equals < 0
                ? new Parameter(recode(part), "")
                : new Parameter(recode(part.substring(0, equals)), recode(part.substring(equals + 1)));
    }

    private String headerLines() {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip().replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
    }

    private static String recode(String encoded) {
        return encode(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    /** Of what a form's encoding leaves and takes, three characters are seen otherwise here. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
