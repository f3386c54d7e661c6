package org.osmigrate.cluster;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The status and the body of a response. */
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, byte[] body) {

    Reply reply() {
        return new Reply(status, json(), new String(body, StandardCharsets.UTF_8));
    }

    /** For long bodies that are no errors: without a tree of what they say. */
    Reply unparsed() {
        return status / 100 == 2
                ? new Reply(status, MissingNode.getInstance(), new String(body, StandardCharsets.UTF_8))
                : reply();
    }

    private JsonNode json() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new AssertionError("reading from memory", e);
        }
    }
}
