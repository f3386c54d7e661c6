package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.work.WorkItem.Progress;

class WatermarkTest {

    private final Watermark watermark = new Watermark(new Progress(0, false, 0, 0));

    /** Documents left out are counted with the bulk they stand before, so that a resumed range counts none twice. */
    @Test
    void documentsLeftOutAreCountedForTheAcknowledgedPrefix() {
        Watermark watermark = new Watermark(new Progress(0, false, 0, 0));
        Watermark.Chunk first = watermark.begin(100, 3);
        Watermark.Chunk second = watermark.begin(200, 4);
        watermark.acknowledge(second, new Tally(96, 960, Map.of(), 0));
        watermark.complete(250, 50);
        assertThat(watermark.progress().dropped()).isZero();

        watermark.acknowledge(first, new Tally(97, 970, Map.of(), 0));

        assertThat(watermark.progress().dropped()).isEqualTo(57);
        assertThat(watermark.progress().documents()).isEqualTo(193);
        assertThat(watermark.progress().done()).isTrue();
    }

    @Test
    void staysBeforeAStuckBulkWhateverFollows() {
        Watermark.Chunk stuck = watermark.begin(100);
        Watermark.Chunk second = watermark.begin(200);
        Watermark.Chunk third = watermark.begin(300);

        watermark.acknowledge(third, new Tally(100, 1000, Map.of(), 0));
        watermark.acknowledge(second, new Tally(100, 1000, Map.of(), 0));

        assertThat(watermark.progress()).isEqualTo(new Progress(0, false, 0, 0));
        watermark.acknowledge(stuck, new Tally(99, 990, Map.of("no", 1L), 0));
        assertThat(watermark.progress()).isEqualTo(new Progress(300, false, 299, 2990, 1, Map.of("no", 1L), 0));
    }

    @Test
    void aRangeIsDoneOnlyWhenReadAndAcknowledged() {
        Watermark.Chunk chunk = watermark.begin(40);
        watermark.complete(50);

        assertThat(watermark.progress().done()).isFalse();
        watermark.acknowledge(chunk, new Tally(40, 400, Map.of(), 0));
        assertThat(watermark.progress()).isEqualTo(new Progress(50, true, 40, 400));
    }

    @Test
    void aRangeWithoutDocumentsIsDoneAtOnce() {
        watermark.complete(50);

        assertThat(watermark.progress()).isEqualTo(new Progress(50, true, 0, 0));
    }

    @Test
    void goesOnFromAnEarlierRun() {
        Watermark resumed = new Watermark(new Progress(70, false, 60, 600, 2, Map.of("no", 1L, "never", 1L), 3));
        resumed.acknowledge(resumed.begin(90), new Tally(19, 190, Map.of("no", 1L), 1));

        assertThat(resumed.progress()).isEqualTo(new Progress(90, false, 79, 790, 3, Map.of("no", 2L, "never", 1L), 4));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverPassesADocumentThatIsNotAcknowledged(long seed) {
        Random random = new Random(seed);
        List<Integer> ends = new ArrayList<>();
        List<Watermark.Chunk> chunks = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < 200; i++) {
            end += 1 + random.nextInt(50);
            ends.add(end);
            chunks.add(watermark.begin(end));
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, 200).boxed().toList());
        Collections.shuffle(order, random);
        Set<Integer> acknowledged = new HashSet<>();
        for (int bulk : order) {
            watermark.acknowledge(chunks.get(bulk), new Tally(1, 1, Map.of(), 0));
            acknowledged.add(bulk);
            int prefix = 0;
            while (acknowledged.contains(prefix)) {
                prefix++;
            }
            assertThat(watermark.progress().watermark()).isEqualTo(prefix == 0 ? 0 : ends.get(prefix - 1));
            assertThat(watermark.progress().documents()).isEqualTo(prefix);
        }
    }
}
