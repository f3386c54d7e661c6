package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.osmigrate.transform.LifecyclePolicies.Use;
import org.osmigrate.transform.MetadataBody;

/** Finds which templates name a lifecycle policy, themselves or by a component: their patterns are what it is for. */
final class LifecycleUses {

    private static final String LIFECYCLE = "index.lifecycle.name";

    private LifecycleUses() {}

    /** The uses by the policy's name; {@code moved} are the templates as they are in the source. */
    static Map<String, List<Use>> of(Collection<Item> moved) {
        Map<String, MetadataBody> components = moved.stream()
                .filter(Item.ComponentTemplate.class::isInstance)
                .collect(Collectors.toMap(Item::name, Item::body));
        Map<String, List<Use>> uses = new TreeMap<>();
        for (Item item : moved) {
            policy(item, components)
                    .ifPresent(name -> uses.computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(use(item.body().envelope())));
        }
        return uses;
    }

    private static Optional<String> policy(Item item, Map<String, MetadataBody> components) {
        return switch (item) {
            case Item.LegacyTemplate legacy -> named(legacy.body());
            case Item.IndexTemplate template ->
                named(template.body())
                        .or(() -> template.composedOf().reversed().stream()
                                .filter(components::containsKey)
                                .map(part -> named(components.get(part)))
                                .flatMap(Optional::stream)
                                .findFirst());
            case Item.Index _, Item.ComponentTemplate _, Item.DataStream _, Item.ClusterObject _ -> Optional.empty();
        };
    }

    private static Optional<String> named(MetadataBody body) {
        return Optional.of(body.settings().path(LIFECYCLE).asText("")).filter(name -> !name.isEmpty());
    }

    private static Use use(JsonNode envelope) {
        List<String> patterns = StreamSupport.stream(
                        envelope.path("index_patterns").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return new Use(
                patterns, envelope.path("priority").asInt(envelope.path("order").asInt(0)));
    }
}
