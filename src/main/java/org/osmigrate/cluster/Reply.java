package org.osmigrate.cluster;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An answer, whole in memory. What is asked for is made of its bytes when it is asked for: an answer that is read token by
 * token never becomes a tree.
 */
public final class Reply {

    private final int status;
    private final byte[] body;
    private Optional<JsonNode> tree = Optional.empty();

    /** {@code body} is not copied. */
    Reply(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /** An answer with this text. */
    public static Reply of(int status, String text) {
        return new Reply(status, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The status of HTTP. */
    public int status() {
        return status;
    }

    /** Whether the status is 2xx. */
    public boolean ok() {
        return status / 100 == 2;
    }

    /** The body as a tree; a missing node when it is empty or no JSON. */
    public synchronized JsonNode json() {
        JsonNode json = tree.orElseGet(this::parsed);
        tree = Optional.of(json);
        return json;
    }

    /** The body as a text, made anew by each call. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The length of the body in bytes. */
    public int length() {
        return body.length;
    }

    private JsonNode parsed() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new AssertionError("reading from memory", e);
        }
    }
}
