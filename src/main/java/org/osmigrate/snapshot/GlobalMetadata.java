package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The cluster-wide part of a snapshot, brought to the form in which the REST API takes each body.
 *
 * @param legacyTemplates bodies as of {@code PUT _template/NAME}, by name; patterns as {@code index_patterns}, mappings
 *     without a type level unless there are several types
 * @param legacyTypes the mappings of each legacy template by their types
 * @param componentTemplates bodies as of {@code PUT _component_template/NAME}, by name
 * @param indexTemplates bodies as of {@code PUT _index_template/NAME}, by name
 * @param dataStreams the backing indices of each data stream, the one that is written to last
 */
public record GlobalMetadata(
        Map<String, ObjectNode> legacyTemplates,
        Map<String, TypeMappings> legacyTypes,
        Map<String, ObjectNode> componentTemplates,
        Map<String, ObjectNode> indexTemplates,
        Map<String, List<String>> dataStreams) {

    public GlobalMetadata {
        legacyTemplates = Map.copyOf(legacyTemplates);
        legacyTypes = Map.copyOf(legacyTypes);
        componentTemplates = Map.copyOf(componentTemplates);
        indexTemplates = Map.copyOf(indexTemplates);
        dataStreams = Map.copyOf(dataStreams);
    }

    /** Without data streams. */
    public GlobalMetadata(
            Map<String, ObjectNode> legacyTemplates,
            Map<String, TypeMappings> legacyTypes,
            Map<String, ObjectNode> componentTemplates,
            Map<String, ObjectNode> indexTemplates) {
        this(legacyTemplates, legacyTypes, componentTemplates, indexTemplates, Map.of());
    }

    /** Templates without types. */
    public GlobalMetadata(
            Map<String, ObjectNode> legacyTemplates,
            Map<String, ObjectNode> componentTemplates,
            Map<String, ObjectNode> indexTemplates) {
        this(legacyTemplates, Map.of(), componentTemplates, indexTemplates);
    }
}
