package org.osmigrate.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osmigrate.lucene.FieldValue.Bytes;

/** Values that Lucene 5.2 to 9.12 wrote: each document has {@code value N}, by its number. */
class SortedValuesTest {

    private static final Set<String> VARIANTS = Set.of("plain", "compound", "best", "older-apart", "older-merged");

    static Stream<WrittenIndex> indices() {
        return WrittenIndex.all().stream()
                .filter(index -> VARIANTS.contains(index.variant()))
                .filter(index -> !index.version().startsWith("4."))
                .filter(index -> !index.toString().equals("5.5.5/older-apart"));
    }

    @ParameterizedTest
    @MethodSource("indices")
    void areThoseOfTheirDocuments(WrittenIndex index) throws IOException {
        TreeMap<String, List<String>> found = new TreeMap<>();
        TreeMap<String, List<String>> expected = new TreeMap<>();
        try (Directory directory = index.directory()) {
            ValueFields term = new ValueFields(Set.of("term"), Set.of());
            for (SegmentDocuments segment :
                    ShardDocuments.open(directory, index.toString(), term).segments()) {
                segment.verifyChecksums();
                segment.read(0, segment.maxDoc(), document -> {
                    int number = Integer.parseInt(document.id().substring(1));
                    expected.put(document.id(), List.of("value " + number % 50));
                    return found.put(document.id(), values(document)) == null;
                });
            }
        }
        assertThat(found.keySet()).isEqualTo(index.expected().keySet());
        assertThat(found).isEqualTo(expected);
    }

    private static List<String> values(SourceDocument document) {
        return document.values().docValues("term").stream()
                .map(value -> new String(((Bytes) value).value(), StandardCharsets.UTF_8))
                .collect(Collectors.toList());
    }
}
