package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.osmigrate.lucene.FieldValues;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.snapshot.DocumentTypes;

class AdmissionTest {

    @Test
    void aPartTakesTheDocumentsOfItsTypeAlone() {
        Admission part = new Admission.OfType(new DocumentTypes.One("a", Set.of("a", "b"), false));

        assertThat(part.includes(document("1", "a"))).isTrue();
        assertThat(part.includes(document("1", "b"))).isFalse();
        assertThat(part.refusal(document("1", "a"))).isEmpty();
    }

    @Test
    void aDocumentOfAnUnknownTypeIsRefusedOnceAndNotOverlooked() {
        Admission first = new Admission.OfType(new DocumentTypes.One("a", Set.of("a", "b"), true));
        Admission second = new Admission.OfType(new DocumentTypes.One("b", Set.of("a", "b"), false));
        SourceDocument stray = document("1", "c");

        assertThat(List.of(first, second))
                .filteredOn(part -> part.includes(stray))
                .containsExactly(first);
        assertThat(first.refusal(stray))
                .hasValueSatisfying(refused -> assertThat(refused.reason()).contains("'c'"));
    }

    @Test
    void everyDocumentOfAnEqualIdIsRefusedAndNamesItsTypes() {
        TreeMap<String, SortedSet<String>> equal = new TreeMap<>();
        equal.put("1", new TreeSet<>(Set.of("a", "b")));
        Admission merging =
                new Admission.Merging(new DocumentTypes.Merged(List.of("a", "b")), new EqualIds("i", equal));

        for (String type : List.of("a", "b")) {
            assertThat(merging.includes(document("1", type))).isTrue();
            assertThat(merging.refusal(document("1", type))).hasValueSatisfying(refused -> {
                assertThat(refused.type()).isEqualTo("equal_id");
                assertThat(refused.reason()).contains("type " + type, "a, b");
            });
            assertThat(merging.refusal(document("2", type))).isEmpty();
        }
    }

    @Test
    void everyDocumentOfAnEqualIdInADataStreamIsRefusedAndNamesItsShards() {
        TreeMap<String, SortedSet<String>> equal = new TreeMap<>();
        equal.put("1", new TreeSet<>(Set.of(".ds-s-000001[0]", ".ds-s-000002[1]")));
        Admission streaming = new Admission.Streaming(new EqualIds("s", equal));

        assertThat(streaming.includes(document("1", ""))).isTrue();
        assertThat(streaming.refusal(document("1", ""))).hasValueSatisfying(refused -> {
            assertThat(refused.type()).isEqualTo("equal_id");
            assertThat(refused.reason()).contains(".ds-s-000001[0], .ds-s-000002[1]");
        });
        assertThat(streaming.refusal(document("2", ""))).isEmpty();
    }

    private static SourceDocument document(String id, String type) {
        return new SourceDocument(0, id, type, "", "", -1, -1, -1, ByteBuffer.allocate(0), FieldValues.NONE);
    }
}
