package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.StorageFailed;

class ObjectLinesTest {

    private final TreeMap<String, byte[]> objects = new TreeMap<>();
    private boolean broken;

    @Test
    void everyFlushIsAnObjectOfItsOwn() throws Exception {
        try (ObjectLines lines = lines(false)) {
            lines.append(bytes("a\n"));
            assertThat(objects).isEmpty();
            lines.flush();
            lines.flush();
            lines.append(bytes("b\n"));
            lines.append(bytes("c\n"));
        }

        assertThat(objects.keySet()).containsExactly("s/w-000000.ndjson", "s/w-000001.ndjson");
        assertThat(text("s/w-000000.ndjson")).isEqualTo("a\n");
        assertThat(text("s/w-000001.ndjson")).isEqualTo("b\nc\n");
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenTheNextTime() throws Exception {
        ObjectLines lines = lines(true);
        lines.append(bytes("a\n"));
        broken = true;
        assertThatThrownBy(lines::flush).isInstanceOf(StorageFailed.class);
        broken = false;
        lines.append(bytes("b\n"));
        lines.flush();

        assertThat(objects.keySet()).containsExactly("s/w-000000.ndjson.gz");
        assertThat(unzipped("s/w-000000.ndjson.gz")).isEqualTo("a\nb\n");
    }

    @Test
    void doesNotHoldALotInMemory() throws Exception {
        byte[] random = new byte[5 << 20];
        new Random(1).nextBytes(random);
        lines(true).append(random);

        assertThat(objects).hasSize(1);
    }

    private ObjectLines lines(boolean compressed) {
        return new ObjectLines(this::put, "s/w", compressed);
    }

    private void put(String key, byte[] content) {
        if (broken) {
            throw new StorageFailed("no", "no");
        }
        objects.put(key, content);
    }

    private String text(String key) {
        return new String(objects.get(key), StandardCharsets.UTF_8);
    }

    private String unzipped(String key) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(objects.get(key)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
