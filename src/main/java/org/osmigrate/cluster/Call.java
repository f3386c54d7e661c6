package org.osmigrate.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opensearch.client.util.PathEncoder;

/**
 * A request with a small body.
 *
 * @param method GET, PUT, POST or DELETE
 * @param path encoded, beginning with a slash
 * @param query parameters, not encoded
 * @param body JSON in UTF-8; empty for none
 */
@SuppressWarnings("ArrayRecordComponent")
public record Call(String method, String path, Map<String, String> query, byte[] body) {

    private static final byte[] NONE = {};

    /** A request without body; the parts of the path are encoded and joined. */
    public static Call get(String... parts) {
        return new Call("GET", path(parts), Map.of(), NONE);
    }

    /** See {@link #get}. */
    public static Call delete(String... parts) {
        return new Call("DELETE", path(parts), Map.of(), NONE);
    }

    /** See {@link #get}. */
    public static Call put(String... parts) {
        return new Call("PUT", path(parts), Map.of(), NONE);
    }

    /** See {@link #get}. */
    public static Call post(String... parts) {
        return new Call("POST", path(parts), Map.of(), NONE);
    }

    /** The same with one more query parameter. */
    public Call with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(key, value);
        return new Call(method, path, more, body);
    }

    /** The same with a JSON body. */
    public Call with(JsonNode json) {
        return new Call(method, path, query, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String path(String... parts) {
        return List.of(parts).stream().map(PathEncoder::encode).collect(Collectors.joining("/", "/", ""));
    }
}
