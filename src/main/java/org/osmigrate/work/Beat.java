package org.osmigrate.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * What the document of a hold says.
 *
 * @param role what is held
 * @param owner how others see the holder
 * @param holder drawn anew for each hold
 * @param count grows with every renewal
 * @param lease how long others have to see it unchanged
 * @param released whether the holder has given it up
 * @param process the holder's process
 */
record Beat(
        String role, String owner, String holder, long count, Duration lease, boolean released, ThisProcess process) {

    static final String KIND = "hold";

    Beat next() {
        return new Beat(role, owner, holder, count + 1, lease, false, process);
    }

    Beat last() {
        return new Beat(role, owner, holder, count + 1, lease, true, process);
    }

    /** What is written over a beat to end its hold for good: its holder finds another's name there. */
    Beat endedBy(String other) {
        return new Beat(role, owner, other, count + 1, lease, true, process);
    }

    ObjectNode json() {
        return Documents.of(KIND, role)
                .put("owner", owner)
                .put("holder", holder)
                .put("beat", count)
                .put("lease_millis", lease.toMillis())
                .put("released", released)
                .put("machine", process.machine())
                .put("process", process.number())
                .put("started", process.started());
    }

    static Beat of(JsonNode json) {
        return new Beat(
                json.required("name").asText(),
                json.required("owner").asText(),
                json.required("holder").asText(),
                json.required("beat").asLong(),
                Duration.ofMillis(json.required("lease_millis").asLong()),
                json.required("released").asBoolean(),
                new ThisProcess(
                        json.path("machine").asText(""),
                        json.path("process").asLong(),
                        json.path("started").asLong()));
    }
}
