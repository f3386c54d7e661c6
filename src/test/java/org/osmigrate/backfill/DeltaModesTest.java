package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.Conflict;
import org.osmigrate.metadata.NotesInMemory;

class DeltaModesTest {

    private final NotesInMemory notes = new NotesInMemory();
    private final Since since = new Since("snap-1", "uuid-1", List.of());

    @Test
    void everyWorkerReadsWhatThePlannerWrote() {
        new DeltaModes("snap-1", "uuid-0", new TreeMap<>()).save(notes);
        DeltaModes planned = new DeltaModes(
                "snap-1", "uuid-1", new TreeMap<>(Map.of("a", DeltaMode.COMPARED, "b", DeltaMode.REPLACED)));
        planned.save(notes);

        DeltaModes read = DeltaModes.of(notes, since);

        assertThat(read).isEqualTo(planned);
        assertThat(read.of("a")).isEqualTo(DeltaMode.COMPARED);
        assertThat(read.of("new")).isEqualTo(DeltaMode.WHOLE);
    }

    @Test
    void aWorkerThatComparesWithAnotherSnapshotOrNoneIsInConflict() {
        assertThat(DeltaModes.of(notes, Since.NOTHING).byIndex()).isEmpty();
        assertThatThrownBy(() -> DeltaModes.of(notes, since))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("without an older snapshot");

        new DeltaModes("snap-1", "uuid-1", new TreeMap<>()).save(notes);

        assertThatThrownBy(() -> DeltaModes.of(notes, Since.NOTHING))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("since snapshot snap-1 (uuid-1)")
                .hasMessageContaining("--snapshot-since");
        assertThatThrownBy(() -> DeltaModes.of(notes, new Since("snap-0", "uuid-0", List.of())))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("not since snap-0 (uuid-0)");
    }
}
