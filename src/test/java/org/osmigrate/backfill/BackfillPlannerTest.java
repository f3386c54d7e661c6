package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.UnsupportedFormat;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.storage.ObjectStore;

/** Indices of real servers that do not keep what they were sent. */
class BackfillPlannerTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();

    @Test
    void refusesEveryIndexWithoutCompleteSourcesByNameAndReason() {
        assertThatThrownBy(() -> plan("elasticsearch-8.19.21-sourceless", _ -> true))
                .isInstanceOf(UnsupportedFormat.class)
                .hasMessageContainingAll(
                        "disabled (_source is disabled)",
                        "excluded (_source includes or excludes fields)",
                        "included (_source includes or excludes fields)",
                        "synthetic (_source mode is synthetic)",
                        "synthetic-ignored (_source mode is synthetic)",
                        "--exclude-indices");
    }

    @Test
    void plansThemWhereSourcesAreRebuilt() {
        BackfillPlanner.Work work = plan("elasticsearch-8.19.21-sourceless", _ -> true, rebuilding());

        assertThat(work.items())
                .extracting("index")
                .contains("disabled", "excluded", "included", "synthetic", "synthetic-ignored");
        assertThat(work.documents()).isEqualTo(145);
    }

    private static BackfillSettings rebuilding() {
        BackfillSettings same = BackfillSettings.DEFAULT;
        return new BackfillSettings(
                1,
                same.bulkBytes(),
                same.bulksInFlight(),
                same.bytesInFlight(),
                same.requestTimeout(),
                same.retryBudget(),
                same.lease(),
                same.rangeBytes(),
                same.versions(),
                same.failedDocuments(),
                same.compressFailedDocuments(),
                same.allowedErrors(),
                same.relaxations(),
                true,
                same.terms(),
                same.transforms());
    }

    @Test
    void plansTheOthers() {
        BackfillPlanner.Work work = plan("elasticsearch-8.19.21-zstd", _ -> true);

        assertThat(work.items()).extracting("index").contains("best", "plain");
        assertThat(work.documents()).isEqualTo(228);
    }

    @Test
    void refusesSourcesWithoutTheirVectorsByNameOfIndexAndField() {
        assertThatThrownBy(() -> plan("opensearch-2.19.6-knn", _ -> true))
                .isInstanceOf(UnsupportedFormat.class)
                .hasMessageContainingAll("vectors-derived[0]", "lack the vectors v ");
        assertThat(plan("opensearch-2.19.6-knn", name -> !name.equals("vectors-derived"))
                        .documents())
                .isEqualTo(58);
    }

    private static BackfillPlanner.Work plan(String repository, Predicate<String> chosen) {
        return plan(repository, chosen, BackfillSettings.DEFAULT);
    }

    private static BackfillPlanner.Work plan(String repository, Predicate<String> chosen, BackfillSettings settings) {
        try (ObjectStore store =
                ObjectStore.open(GOLDEN.resolve(repository).resolve("repo").toString())) {
            List<SnapshotIndex> indices = SnapshotRepository.open(store).snapshot("snap-1").indices().stream()
                    .filter(index -> chosen.test(index.name()))
                    .toList();
            return BackfillPlanner.plan(indices, settings);
        }
    }
}
