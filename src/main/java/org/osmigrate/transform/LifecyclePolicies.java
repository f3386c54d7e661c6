package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Turns a policy of index lifecycle management into one of Index State Management: a phase becomes a state, its age the
 * condition of the transition to it, its actions those of the state.
 */
public final class LifecyclePolicies {

    /** Why what this finds is found; see {@link MetadataRule#name}. */
    public static final String NAME = "lifecycle-to-state-management";

    private static final List<String> PHASES = List.of("hot", "warm", "cold", "frozen", "delete");
    private static final String BEFORE = "new";
    private static final String ACTIONS = "actions";

    private final List<Finding> findings = new ArrayList<>();
    private final JsonNode phases;

    private LifecyclePolicies(JsonNode phases) {
        this.phases = phases;
    }

    /** Indices that a policy is for: those of a template which names it. */
    public record Use(List<String> patterns, int priority) {

        public Use {
            patterns = List.copyOf(patterns);
        }
    }

    /** The policy for Index State Management; {@code uses} are the templates that name it. */
    public static ObjectRewrite rewrite(String name, ObjectNode policy, List<Use> uses) {
        LifecyclePolicies conversion = new LifecyclePolicies(policy.path("phases"));
        ObjectNode body = conversion.policy(name);
        if (!uses.isEmpty()) {
            ArrayNode templates = body.putArray("ism_template");
            for (Use use : uses) {
                ObjectNode template = templates.addObject();
                use.patterns().forEach(template.putArray("index_patterns")::add);
                template.put("priority", use.priority());
            }
        }
        return new ObjectRewrite(body, conversion.findings);
    }

    private ObjectNode policy(String name) {
        List<String> present = PHASES.stream().filter(phases::has).toList();
        phases.properties().stream()
                .filter(phase -> !PHASES.contains(phase.getKey()))
                .forEach(phase -> refuse("phases." + phase.getKey(), "no such phase is known"));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("description", "Lifecycle policy " + name + " of the source");
        List<String> states = new ArrayList<>(present);
        if (present.isEmpty() || !isZero(age(present.getFirst()))) {
            states.addFirst(BEFORE);
        }
        body.put("default_state", states.getFirst());
        ArrayNode array = body.putArray("states");
        for (int i = 0; i < states.size(); i++) {
            array.add(state(states.get(i), i + 1 < states.size() ? states.get(i + 1) : ""));
        }
        return body;
    }

    private ObjectNode state(String phase, String next) {
        ObjectNode state = JsonNodeFactory.instance.objectNode().put("name", phase);
        ArrayNode actions = state.putArray(ACTIONS);
        LifecycleActions conversion = new LifecycleActions("phases." + phase + "." + ACTIONS, findings);
        conversion.of(phases.path(phase).path(ACTIONS)).forEach(actions::add);
        ArrayNode transitions = state.putArray("transitions");
        if (!next.isEmpty()) {
            transitions.add(transition(next));
        }
        return state;
    }

    /** Ages count from the rollover, where there is one: an index that was not rolled over must not be deleted by its age. */
    private ObjectNode transition(String next) {
        ObjectNode transition = JsonNodeFactory.instance.objectNode().put("state_name", next);
        String age = age(next);
        if (!isZero(age)) {
            boolean rolls = phases.path("hot").path(ACTIONS).has("rollover") && !next.equals("hot");
            transition.putObject("conditions").put(rolls ? "min_rollover_age" : "min_index_age", age);
            findings.add(ages(next, rolls));
        }
        return transition;
    }

    private static Finding ages(String next, boolean rolls) {
        return new Finding.Warning(
                NAME,
                "phases." + next + ".min_age",
                rolls
                        ? "it counts from a rollover on the target: indices that the source rolled over never reach it,"
                                + " move them on by hand"
                        : "it counts from the creation on the target");
    }

    private String age(String phase) {
        return phases.path(phase).path("min_age").asText("0ms");
    }

    private static boolean isZero(String age) {
        return Set.of("0", "-1").contains(age) || age.matches("0+(nanos|micros|ms|s|m|h|d)");
    }

    private void refuse(String path, String text) {
        findings.add(new Finding.Refusal(NAME, path, text));
    }
}
