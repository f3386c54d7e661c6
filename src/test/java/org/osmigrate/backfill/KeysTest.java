package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osmigrate.lucene.FieldValues;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.work.WorkItem;

class KeysTest {

    @Test
    void everyIdFallsIntoOnePartAndIsFoundThere() {
        List<DeletionPart> parts = DeletionPart.all(25, 10);
        assertThat(parts).hasSize(3);
        List<Keys> keys = parts.stream().map(part -> new Keys(false, part)).toList();
        for (int i = 0; i < 20_000; i++) {
            SourceDocument document = document("id" + i, "");
            keys.forEach(some -> some.add(document));
        }

        for (int i = 0; i < 40_000; i++) {
            SourceDocument document = document("id" + i, "any");
            long lacking = keys.stream().filter(some -> some.lack(document)).count();
            assertThat(lacking).as(document.id()).isEqualTo(i < 20_000 ? 0 : 1);
        }
    }

    @Test
    void withRoutingsAnIdMayBeThereSeveralTimes() {
        Keys keys = new Keys(true, new DeletionPart(0, 1));
        keys.add(document("a", "x"));

        assertThat(keys.lack(document("a", "x"))).isFalse();
        assertThat(keys.lack(document("a", "y"))).isTrue();
        assertThat(keys.lack(document("a", ""))).isTrue();
    }

    @Test
    void aPartIsReadFromItsItem() {
        DeletionPart part = new DeletionPart(2, 17);
        WorkItem item = WorkItem.fresh("i", "i", 0, part.label(), 0, 1, 1);

        assertThat(item.deletes()).isTrue();
        assertThat(DeletionPart.of(item)).isEqualTo(part);
    }

    private static SourceDocument document(String id, String routing) {
        return new SourceDocument(0, id, "", routing, "", -1, -1, -1, ByteBuffer.allocate(0), FieldValues.NONE);
    }
}
