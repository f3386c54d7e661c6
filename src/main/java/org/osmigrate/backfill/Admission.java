package org.osmigrate.backfill;

import java.util.Optional;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.snapshot.DocumentTypes;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.work.Notes;

/** Tells which documents of a shard go to a target index, and which of those must not. */
sealed interface Admission {

    /** Why a document must not be sent. */
    record Refused(String type, String reason) {}

    /** All of them. */
    record Everything() implements Admission {}

    /** Those of one mapping type. */
    record OfType(DocumentTypes.One types) implements Admission {}

    /** All but those whose ids occur in several types. */
    record Merging(DocumentTypes.Merged types, EqualIds equal) implements Admission {}

    /** All but those whose ids occur more than once in a data stream. */
    record Streaming(EqualIds equal) implements Admission {}

    /** What the session's plan admits to an index. */
    static Admission to(SnapshotIndex index, Notes notes) {
        return switch (index.types()) {
            case DocumentTypes.All _ -> new Everything();
            case DocumentTypes.One one -> new OfType(one);
            case DocumentTypes.Merged merged -> new Merging(merged, EqualIds.of(notes, index.name()));
            case DocumentTypes.Backed _ when index.shards().size() == 1 -> new Everything();
            case DocumentTypes.Backed _ -> new Streaming(EqualIds.of(notes, index.name()));
        };
    }

    /** Whether the document belongs to the index. */
    default boolean includes(SourceDocument document) {
        return switch (this) {
            case Everything _, Streaming _ -> true;
            case Merging(DocumentTypes.Merged types, EqualIds _) -> types.include(document.type());
            case OfType(DocumentTypes.One types) -> types.include(document.type());
        };
    }

    /** Why a document that belongs to the index cannot be sent to it; empty when it can. */
    default Optional<Refused> refusal(SourceDocument document) {
        return switch (this) {
            case Everything _ -> Optional.empty();
            case OfType(DocumentTypes.One types) -> stray(types, document);
            case Merging(DocumentTypes.Merged _, EqualIds equal) ->
                equal(
                        equal.typesOf(document.id()),
                        places -> "this document of type " + document.type() + " has an id that occurs in the types "
                                + places + ", which are merged");
            case Streaming(EqualIds equal) ->
                equal(
                        equal.typesOf(document.id()),
                        places -> "this document has an id that occurs in " + places + ", which go to one data stream");
        };
    }

    private static Optional<Refused> stray(DocumentTypes.One types, SourceDocument document) {
        return types.isStray(document.type())
                ? Optional.of(new Refused(
                        "unknown_type", "it is of type '" + document.type() + "', which no mapping of its index has"))
                : Optional.empty();
    }

    private static Optional<Refused> equal(SortedSet<String> places, UnaryOperator<String> reason) {
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Refused("equal_id", reason.apply(String.join(", ", places)) + ": none of them is sent"));
    }
}
