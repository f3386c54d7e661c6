package org.osmigrate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every kind of storage that can be written to does. */
interface ObjectSinkContract {

    /** An empty place. */
    Shelf shelf() throws Exception;

    @Test
    default void whatIsPutIsThereWholeAndTheLastOneCounts() throws Exception {
        try (Shelf shelf = shelf();
                ObjectSink sink = ObjectSink.open(shelf.location(), shelf.settings());
                ObjectStore store = ObjectStore.open(shelf.location(), shelf.settings())) {
            sink.put("failed/session=a/part 1.ndjson", "first".getBytes(StandardCharsets.UTF_8));
            sink.put("failed/session=a/part 1.ndjson", "second".getBytes(StandardCharsets.UTF_8));
            sink.put("failed/empty", new byte[0]);
            sink.put("large", new byte[3 << 20]);

            assertThat(store.readAll("failed/session=a/part 1.ndjson", 100))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("second");
            assertThat(store.readAll("failed/empty", 1)).isEmpty();
            assertThat(store.readAll("large", 3 << 20)).hasSize(3 << 20);
            assertThat(store.list("failed/session=a")).containsExactly(new StoredObject("part 1.ndjson", 6));
            assertThat(sink.location()).isEqualTo(store.location());
        }
    }
}
