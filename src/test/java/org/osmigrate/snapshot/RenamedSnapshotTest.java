package org.osmigrate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.storage.StorageSettings;

/** On a snapshot that a real server took. */
class RenamedSnapshotTest {

    private final ObjectStore store = ObjectStore.open(
            Path.of("src/test/resources/snapshots/opensearch-2.19.6/repo")
                    .toUri()
                    .toString(),
            StorageSettings.DEFAULT);
    private final Snapshot snapshot = SnapshotRepository.open(store)
            .snapshot(SnapshotRepository.open(store).names().getFirst(), Incomplete.REFUSE);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesIndicesTheirNewNamesAndKeepsAllElse() {
        SnapshotIndex before = snapshot.indices().getFirst();
        SnapshotIndex after = renamed(name -> "new-" + name).indices().getFirst();

        assertThat(after.name()).isEqualTo("new-" + before.name());
        assertThat(after.origin()).isEqualTo(before.name());
        assertThat(after.metadata().name()).isEqualTo(after.name());
        assertThat(after.metadata().mappings()).isEqualTo(before.metadata().mappings());
        assertThat(after.shards()).hasSameSizeAs(before.shards());
        assertThat(after.shards().getFirst().index()).isEqualTo(after.name());
    }

    @Test
    void refusesOneNameForTwo() {
        String first = snapshot.indices().get(0).name();
        String second = snapshot.indices().get(1).name();

        assertThatThrownBy(() ->
                        renamed(name -> name.equals(second) ? first : name).indices())
                .isInstanceOf(CheckFailed.class)
                .hasMessageContainingAll(first, second, "would both move to " + first);
    }

    private Snapshot renamed(UnaryOperator<String> newName) {
        return new RenamedSnapshot(snapshot, _ -> true, newName);
    }
}
