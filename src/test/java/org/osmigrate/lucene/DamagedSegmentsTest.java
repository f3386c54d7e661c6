package org.osmigrate.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osmigrate.failure.MigrationFailure;

/**
 * Flipped bits and cut files of every era: a failure a user can act on, or exactly the right documents. Before Lucene 4.8 files
 * have no checksums: what is read may be wrong there, but reading ends, and within memory.
 */
class DamagedSegmentsTest {

    private static final Set<String> VARIANTS =
            Set.of("plain", "compound", "best", "updates", "soft", "sorted", "older-apart", "older-merged");
    private static final int FLIPS = 4;
    private static final int CUTS = 2;

    static Stream<WrittenIndex> indices() {
        return WrittenIndex.all().stream()
                .filter(index -> VARIANTS.contains(index.variant()))
                .filter(index -> !index.version().equals("4.2.1"));
    }

    @ParameterizedTest
    @MethodSource("indices")
    void neverYieldsOtherDocuments(WrittenIndex index) throws IOException {
        Random random = new Random(index.toString().hashCode());
        for (Map.Entry<String, byte[]> file : index.files().entrySet()) {
            byte[] bytes = file.getValue();
            for (int i = 0; i < FLIPS && bytes.length > 0; i++) {
                byte[] flipped = bytes.clone();
                int at = random.nextInt(bytes.length);
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                check(index, file.getKey(), flipped, "byte " + at + " flipped");
            }
            for (int i = 0; i < CUTS && bytes.length > 0; i++) {
                int length = i == 0 ? bytes.length - 1 : random.nextInt(bytes.length);
                check(index, file.getKey(), Arrays.copyOf(bytes, length), "cut to " + length);
            }
        }
    }

    private static void check(WrittenIndex index, String file, byte[] bytes, String damage) throws IOException {
        Optional<Map<String, String>> found = read(index.with(file, bytes));
        if (found.isPresent() && index.hasChecksums()) {
            assertThat(found.get()).as("%s %s: %s", index, file, damage).isEqualTo(index.expected());
        }
    }

    private static Optional<Map<String, String>> read(WrittenIndex index) throws IOException {
        try {
            return Optional.of(index.found(true));
        } catch (MigrationFailure e) {
            return Optional.empty();
        }
    }
}
