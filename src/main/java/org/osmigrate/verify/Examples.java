package org.osmigrate.verify;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osmigrate.verify.Difference.Kind;

/** Counts what is left of a round of candidates, then reads some of them again to say what is wrong with them. */
final class Examples implements Candidates.Settlement {

    /** Documents that are read again together, for their sources are held in memory. */
    private static final int TOGETHER = 20;

    private final Differences differences;
    private final Set<Long> different = new LinkedHashSet<>();
    private final Set<Long> missing = new LinkedHashSet<>();
    private final Set<Long> surplus = new LinkedHashSet<>();

    Examples(Differences differences) {
        this.differences = differences;
    }

    @Override
    public void different(long place) {
        note(Kind.DIFFERENT, 1, different, place);
    }

    @Override
    public void missing(long place) {
        note(Kind.MISSING, 1, missing, place);
    }

    @Override
    public void surplus(long place, int documents) {
        note(Kind.SURPLUS, documents, surplus, place);
    }

    private void note(Kind kind, int documents, Set<Long> places, long place) {
        differences.count(kind, documents);
        if (differences.wants(kind, places.size())) {
            places.add(place);
        }
    }

    /** Names the noted documents. */
    void explain(SourceSide source, TargetSide target) {
        portions(missing)
                .flatMap(places -> source.at(places).stream())
                .map(StoredDocument::fingerprint)
                .forEach(document -> differences.keep(Difference.missing(document.id(), document.routing())));
        portions(different).forEach(places -> explainDifferent(source.at(places), target));
        portions(surplus).forEach(places -> explainSurplus(source.at(places), target));
    }

    private void explainDifferent(List<StoredDocument> documents, TargetSide target) {
        Map<String, List<StoredDocument>> found = found(documents, target);
        documents.forEach(document -> differences.keep(found.getOrDefault(document.id(), List.of()).stream()
                .filter(other -> !document.fingerprint().sameAs(other.fingerprint()))
                .findFirst()
                .map(other -> FirstDifference.between(document, other))
                .orElseGet(() -> FirstDifference.unstable(document))));
    }

    private void explainSurplus(List<StoredDocument> documents, TargetSide target) {
        Map<String, List<StoredDocument>> found = found(documents, target);
        documents.forEach(document -> found.getOrDefault(document.id(), List.of()).stream()
                .map(StoredDocument::fingerprint)
                .filter(other -> !document.fingerprint().sameAs(other))
                .forEach(other -> differences.keep(Difference.surplus(other.id(), other.routing()))));
    }

    private static Map<String, List<StoredDocument>> found(List<StoredDocument> documents, TargetSide target) {
        Set<String> ids = documents.stream().map(StoredDocument::id).collect(Collectors.toSet());
        return target.withIds(ids).stream().collect(Collectors.groupingBy(StoredDocument::id));
    }

    private static Stream<List<Long>> portions(Set<Long> places) {
        List<Long> all = places.stream().sorted().toList();
        return Stream.iterate(0, from -> from < all.size(), from -> from + TOGETHER)
                .map(from -> all.subList(from, Math.min(from + TOGETHER, all.size())));
    }
}
