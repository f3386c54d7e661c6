package org.osmigrate.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer with a small body; {@code json} is a missing node when the body is empty or no JSON. */
public record Reply(int status, JsonNode json, String text) {

    /** Whether the status is 2xx. */
    public boolean ok() {
        return status / 100 == 2;
    }
}
