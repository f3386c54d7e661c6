package org.osmigrate.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What operators ask of all workers of a session.
 *
 * @param state whether the session runs, is paused or is to end
 * @param pausedIndices indices that are paused while the session runs
 * @param preferred indices that come first, in this order
 * @param bytesPerSecond the most source bytes all workers together send; 0 for no limit
 */
public record Control(State state, Set<String> pausedIndices, List<String> preferred, long bytesPerSecond) {

    /** Nothing was asked for. */
    public static final Control NONE = new Control(State.RUNNING, Set.of(), List.of(), 0);

    static final String NOTE = "control";

    /** The states. */
    public enum State {
        RUNNING,
        PAUSED,
        ABORTED
    }

    public Control {
        pausedIndices = Set.copyOf(pausedIndices);
        preferred = List.copyOf(preferred);
    }

    /** The same in another state. */
    public Control in(State other) {
        return new Control(other, pausedIndices, preferred, bytesPerSecond);
    }

    /** The same with other paused indices. */
    public Control pausing(Set<String> indices) {
        return new Control(state, indices, preferred, bytesPerSecond);
    }

    /** The same with another limit; 0 for none. */
    public Control limitedTo(long limit) {
        return new Control(state, pausedIndices, preferred, limit);
    }

    /** The same with other indices first. */
    public Control preferring(List<String> indices) {
        return new Control(state, pausedIndices, indices, bytesPerSecond);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("state", state.name()).put("bytes_per_second", bytesPerSecond);
        new TreeSet<>(pausedIndices).forEach(json.putArray("paused_indices")::add);
        preferred.forEach(json.putArray("preferred")::add);
        return json;
    }

    static Control of(JsonNode json) {
        return new Control(
                State.valueOf(json.required("state").asText()),
                Set.copyOf(texts(json.path("paused_indices"))),
                texts(json.path("preferred")),
                json.required("bytes_per_second").asLong());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
