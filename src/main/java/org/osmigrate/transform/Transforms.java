package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.osmigrate.selection.NamePattern;

/**
 * What is changed on the way, as configured: names of indices, and documents.
 *
 * @param text the configuration it was read from: two of the same text change the same
 * @param renames new names of indices, the first that fits holds
 * @param changes of documents, in order
 * @param overrides of settings and mappings, in order
 * @param types where mapping types go
 */
public record Transforms(
        String text,
        List<IndexRename> renames,
        List<OfIndices> changes,
        List<IndexOverride> overrides,
        TypeMapping types) {

    /** Nothing is changed. */
    public static final Transforms NONE = new Transforms("[]", List.of(), List.of(), List.of(), TypeMapping.NONE);

    public Transforms {
        renames = List.copyOf(renames);
        changes = List.copyOf(changes);
        overrides = List.copyOf(overrides);
    }

    /**
     * Reads a list of transformations.
     *
     * @throws org.osmigrate.failure.ConfigurationInvalid for one that is none, with its place in the list
     */
    public static Transforms of(JsonNode list) {
        return new TransformReader(list).read();
    }

    /**
     * A change of the documents of some indices.
     *
     * @param indices by their names in the source; empty for all
     */
    public record OfIndices(List<NamePattern> indices, DocumentChange change) {
        public OfIndices {
            indices = List.copyOf(indices);
        }

        boolean concerns(String index) {
            return indices.isEmpty() || indices.stream().anyMatch(pattern -> pattern.matches(index));
        }
    }

    /** The name that an index of the source moves under. */
    public String renamed(String index) {
        return renames.stream()
                .flatMap(rename -> rename.of(index).stream())
                .findFirst()
                .orElse(index);
    }

    /** The changes of the documents of an index, by its name in the source. */
    public DocumentChain of(String index) {
        return new DocumentChain(changes.stream()
                .filter(change -> change.concerns(index))
                .map(OfIndices::change)
                .toList());
    }

    /** Whether nothing at all is changed. */
    public boolean isEmpty() {
        return renames.isEmpty() && changes.isEmpty() && overrides.isEmpty() && types.isEmpty();
    }
}
