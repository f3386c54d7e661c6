package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osmigrate.lucene.ValueFields;
import org.osmigrate.transform.IncompleteSource;

/**
 * How the sources of one index are rebuilt.
 *
 * @param reason why they have to be
 * @param notes what cannot be rebuilt, and what not as it was sent
 */
public record Reconstruction(String reason, List<FieldNote> notes, Scheme scheme) implements SourceReading {

    static final String RECOVERY = "_recovery_source";
    static final String IGNORED = "_ignored";
    static final String IGNORED_SOURCE = "_ignored_source";

    /**
     * What is read, and from where. Of no use outside of this package.
     *
     * @param fields those that are rebuilt
     * @param constants values of all documents
     * @param others fields of the mapping that are not rebuilt
     * @param filter what stored sources have
     */
    public record Scheme(
            List<RebuiltField> fields, Map<String, JsonNode> constants, Set<String> others, SourceFilter filter) {}

    public Reconstruction {
        notes = List.copyOf(notes);
    }

    /**
     * Plans it by settings and mapping; empty for an index that keeps complete sources.
     *
     * @param settings flat, each name beginning with {@code index.}
     * @param mappings without a type level
     */
    public static Optional<Reconstruction> of(ObjectNode settings, ObjectNode mappings) {
        return IncompleteSource.reason(settings, mappings).map(reason -> of(reason, settings, mappings));
    }

    private static Reconstruction of(String reason, ObjectNode settings, ObjectNode mappings) {
        JsonNode source = mappings.path("_source");
        boolean disabled = source.path("enabled").asText("true").equals("false");
        SourceFilter filter = disabled ? SourceFilter.NONE : SourceFilter.of(source);
        FieldRule rule = new FieldRule(Origin.of(settings), !disabled && !filter.filters());
        MappedFields fields = MappedFields.of(mappings, filter, rule);
        Scheme scheme = new Scheme(fields.rebuilt(), fields.constants(), fields.others(), filter);
        return new Reconstruction(reason, fields.notes(), scheme);
    }

    /** Why an index is of an era whose sources are not rebuilt; empty when it is not. */
    public static Optional<String> refusal(ObjectNode settings) {
        Origin origin = Origin.of(settings);
        return origin.isTooOld()
                ? Optional.of("created by " + origin.label() + ", sources are rebuilt from Elasticsearch 7 on")
                : Optional.empty();
    }

    @Override
    public ValueFields values() {
        Set<String> names = new HashSet<>(Set.of(RECOVERY, IGNORED));
        scheme.fields().forEach(field -> names.addAll(field.names()));
        return new ValueFields(names, Set.of(IGNORED_SOURCE));
    }

    @Override
    public Sources begin() {
        return builder()::source;
    }

    SourceBuilder builder() {
        return new SourceBuilder(scheme, true);
    }

    /** The same, blind to the whole sources that a cluster keeps for a while for its replicas. */
    SourceBuilder withoutRecovery() {
        return new SourceBuilder(scheme, false);
    }
}
