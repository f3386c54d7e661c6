package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.osmigrate.selection.ObjectKind;
import org.osmigrate.transform.MetadataBody;

/** A thing to bring to the target, before any rule. */
sealed interface Item {

    String name();

    MetadataBody body();

    /** The same item with another body. */
    Item with(MetadataBody other);

    /** What reports call its kind. */
    String kind();

    /**
     * An index with its aliases.
     *
     * @param open whether it was open in the source
     * @param types what becomes of its mapping types; empty when it had one
     */
    record Index(String name, MetadataBody body, boolean open, String types) implements Item {
        @Override
        public Item with(MetadataBody other) {
            return new Index(name, other, open, types);
        }

        @Override
        public String kind() {
            return "index";
        }
    }

    /** A part of index templates. */
    record ComponentTemplate(String name, MetadataBody body) implements Item {
        @Override
        public Item with(MetadataBody other) {
            return new ComponentTemplate(name, other);
        }

        @Override
        public String kind() {
            return "component template";
        }
    }

    /** A composable template. */
    record IndexTemplate(String name, MetadataBody body) implements Item {
        @Override
        public Item with(MetadataBody other) {
            return new IndexTemplate(name, other);
        }

        @Override
        public String kind() {
            return "index template";
        }

        List<String> composedOf() {
            return texts(body.envelope().path("composed_of"));
        }
    }

    /** A template as they were before Elasticsearch 7.8. */
    record LegacyTemplate(String name, MetadataBody body) implements Item {
        @Override
        public Item with(MetadataBody other) {
            return new LegacyTemplate(name, other);
        }

        @Override
        public String kind() {
            return "legacy template";
        }
    }

    /** A data stream: its first backing index is made by a template of the target. */
    record DataStream(String name, MetadataBody body) implements Item {
        DataStream(String name) {
            this(name, MetadataBody.empty());
        }

        @Override
        public Item with(MetadataBody other) {
            return new DataStream(name, other);
        }

        @Override
        public String kind() {
            return "data stream";
        }
    }

    /** What is neither index nor template; its body is the envelope. */
    record ClusterObject(ObjectKind type, String name, MetadataBody body) implements Item {

        static ClusterObject of(ObjectKind type, String name, JsonNode body) {
            MetadataBody none = MetadataBody.empty();
            return new ClusterObject(
                    type, name, MetadataBody.of(none.settings(), none.mappings(), none.aliases(), body));
        }

        @Override
        public Item with(MetadataBody other) {
            return new ClusterObject(type, name, other);
        }

        @Override
        public String kind() {
            return type.label();
        }

        /** Whether it has to be there before indices that name it. */
        boolean precedesIndices() {
            return type == ObjectKind.STORED_SCRIPT || type == ObjectKind.INGEST_PIPELINE;
        }
    }

    /** The body as the REST API takes it. */
    default ObjectNode request() {
        MetadataBody body = body();
        ObjectNode whole = body.envelope().deepCopy();
        switch (this) {
            case Index _, LegacyTemplate _ -> whole.setAll(content(body));
            case ComponentTemplate _, IndexTemplate _ -> whole.set("template", content(body));
            case DataStream _ -> whole.removeAll();
            case ClusterObject _ -> {}
        }
        return whole;
    }

    /** Settings, mappings and aliases alone, those that are not empty. */
    static ObjectNode content(MetadataBody body) {
        ObjectNode content = body.settings().objectNode();
        setUnlessEmpty(content, "settings", body.settings());
        setUnlessEmpty(content, "mappings", body.mappings());
        setUnlessEmpty(content, "aliases", body.aliases());
        return content;
    }

    private static void setUnlessEmpty(ObjectNode content, String key, ObjectNode value) {
        if (!value.isEmpty()) {
            content.set(key, value);
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
