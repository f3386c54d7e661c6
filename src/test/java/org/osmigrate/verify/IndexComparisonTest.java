package org.osmigrate.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.verify.Difference.Kind;
import org.osmigrate.verify.FakeSide.Doc;

class IndexComparisonTest {

    private static final int MANY = 100_000;

    private final Differences differences = new Differences(MANY);

    @Test
    void theSameDocumentsInAnotherOrderAreEqual() {
        for (int seed = 0; seed < 50; seed++) {
            List<Doc> documents = documents(new Random(seed).nextInt(500));
            List<Doc> shuffled = new ArrayList<>(documents);
            Collections.shuffle(shuffled, new Random(seed));

            IndexComparison.Outcome outcome = compare(documents, shuffled, MANY);

            assertThat(outcome.equal()).isTrue();
            assertThat(outcome.sourceCount()).isEqualTo(documents.size());
            assertThat(differences.total()).isZero();
        }
    }

    @Test
    void exactlyTheDocumentsThatWereTouchedAreNamed() {
        for (int seed = 0; seed < 200; seed++) {
            Touched touched = new Touched(seed);
            Differences found = new Differences(MANY);

            IndexComparison.Outcome outcome = comparison(
                            touched.source, touched.target, new Random(seed).nextInt(1, 300), found)
                    .run(touched.source.size());

            assertThat(outcome.equal()).as("seed %d", seed).isEqualTo(touched.isNothing());
            assertThat(ids(found, Kind.MISSING)).as("seed %d", seed).isEqualTo(touched.removed);
            assertThat(ids(found, Kind.SURPLUS)).as("seed %d", seed).isEqualTo(touched.added);
            assertThat(ids(found, Kind.DIFFERENT)).as("seed %d", seed).isEqualTo(touched.changed);
            assertThat(found.count(Kind.DIFFERENT)).isEqualTo(touched.changed.size());
        }
    }

    @Test
    void countsAreExactWhereExamplesAreFew() {
        Differences few = new Differences(3);

        comparison(documents(100), documents(50), MANY, few).run(100);

        assertThat(few.count(Kind.MISSING)).isEqualTo(50);
        assertThat(few.examples()).hasSize(3);
    }

    @Test
    void oneIdUnderSeveralRoutingsIsSeveralDocuments() {
        List<Doc> source = List.of(new Doc("1", "a", "{}"), new Doc("1", "b", "{}"), new Doc("2", "", "{}"));
        List<Doc> target = List.of(new Doc("1", "b", "{}"), new Doc("2", "", "{}"), new Doc("2", "x", "{}"));

        compare(source, target, MANY);

        assertThat(differences.examples()).containsExactly(Difference.missing("1", "a"), Difference.surplus("2", "x"));
    }

    @Test
    void aDocumentThatIsThereTwiceDoesNotVanish() {
        Doc twice = new Doc("1", "", "{}");

        IndexComparison.Outcome outcome = compare(List.of(), List.of(twice, twice), MANY);

        assertThat(outcome.equal()).isFalse();
        assertThat(differences.count(Kind.SURPLUS)).isEqualTo(2);
    }

    @Test
    void aDifferenceIsShownWithItsPlace() {
        compare(List.of(new Doc("1", "a", "{}")), List.of(new Doc("1", "b", "{}")), MANY);

        assertThat(differences.examples())
                .containsExactly(new Difference(Kind.DIFFERENT, "1", "a", "_routing", "a", "b"));
    }

    @Test
    void aFailingPartFailsTheComparison() {
        SourceSide broken = new SourceSide() {
            @Override
            public List<StoredDocument> at(java.util.Collection<Long> places) {
                return List.of();
            }

            @Override
            public List<Part> parts() {
                return List.of(documents -> {
                    throw new CheckFailed("it broke", "Mend it.");
                });
            }
        };
        IndexComparison comparison =
                new IndexComparison(broken, new FakeSide(documents(10)), new Tasks(2), MANY, differences);

        assertThatThrownBy(() -> comparison.run(10)).isInstanceOf(CheckFailed.class);
    }

    private IndexComparison.Outcome compare(List<Doc> source, List<Doc> target, int candidates) {
        return comparison(source, target, candidates, differences).run(source.size());
    }

    private static IndexComparison comparison(
            List<Doc> source, List<Doc> target, int candidates, Differences differences) {
        return new IndexComparison(new FakeSide(source), new FakeSide(target), new Tasks(2), candidates, differences);
    }

    private static Set<String> ids(Differences differences, Kind kind) {
        return differences.examples().stream()
                .filter(difference -> difference.kind() == kind)
                .map(Difference::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Doc> documents(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Doc("d" + i, i % 3 == 0 ? "r" + i % 7 : "", "{\"n\":" + i + ",\"a\":[1,2]}"))
                .toList();
    }

    /** A target made from a source by removing, adding and changing some documents. */
    private static final class Touched {
        final List<Doc> source;
        final List<Doc> target = new ArrayList<>();
        final Set<String> removed = new TreeSet<>();
        final Set<String> added = new TreeSet<>();
        final Set<String> changed = new TreeSet<>();

        Touched(int seed) {
            Random random = new Random(seed);
            source = documents(random.nextInt(1, 1500));
            int oneIn = random.nextInt(1, 200);
            source.forEach(doc -> touch(doc, random.nextInt(oneIn), random));
            Collections.shuffle(target, random);
        }

        private void touch(Doc doc, int what, Random random) {
            switch (what) {
                case 1 -> removed.add(doc.id());
                case 2 ->
                    change(doc, new Doc(doc.id(), doc.routing(), doc.source().replace("[1,", "[2,")));
                case 3 -> change(doc, new Doc(doc.id(), doc.routing() + "x", doc.source()));
                case 4 -> {
                    target.add(doc);
                    Doc surplus = new Doc("s" + random.nextLong(), "", doc.source());
                    added.add(surplus.id());
                    target.add(surplus);
                }
                default -> target.add(doc);
            }
        }

        private void change(Doc doc, Doc other) {
            changed.add(doc.id());
            target.add(other);
        }

        boolean isNothing() {
            return removed.isEmpty() && added.isEmpty() && changed.isEmpty();
        }
    }
}
