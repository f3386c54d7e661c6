package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.failure.StorageFailed;

class FailedDocumentsTest {

    private static final FailedDocuments.Entry ENTRY =
            new FailedDocuments.Entry("products", 1, "_3", "a\"b", "key", 400, "mapper_parsing_exception", "no");

    @TempDir
    private Path folder;

    @Test
    void keepsTheCauseAndTheDocument() throws Exception {
        try (FailedDocuments failed = plain()) {
            failed.append(ENTRY, bytes("{\"x\":\n1}"));
            failed.append(ENTRY, ByteBuffer.wrap(new byte[] {'{', (byte) 0xff, '}'}));
        }

        List<String> lines = Files.readAllLines(folder.resolve("default/failed-w1.ndjson"));
        assertThat(lines).hasSize(2);
        JsonNode first = new ObjectMapper().readTree(lines.get(0));
        assertThat(first.path("id").asText()).isEqualTo("a\"b");
        assertThat(first.path("reason").asText()).isEqualTo("no");
        assertThat(first.path("source").asText()).isEqualTo("{\"x\":\n1}");
        JsonNode second = new ObjectMapper().readTree(lines.get(1));
        assertThat(Base64.getDecoder().decode(second.path("source_base64").asText()))
                .isEqualTo(new byte[] {'{', (byte) 0xff, '}'});
    }

    /** What a killed process leaves behind: nothing was closed. */
    @Test
    void whatWasFlushedCanBeReadWithoutAnEnd() throws Exception {
        try (FailedDocuments failed = compressed()) {
            failed.append(ENTRY, bytes("{\"x\":1}"));
            failed.flush();
            failed.append(ENTRY, bytes("{\"x\":2}"));
            failed.flush();
            failed.append(ENTRY, bytes("{\"x\":3}"));

            assertThat(failed.where()).isEqualTo(folder.resolve("default").toString());
            assertThat(unzipped(file())).hasSize(2);
        }
        assertThat(unzipped(file())).hasSize(3);
    }

    @Test
    void doesNotHoldALotInMemory() throws Exception {
        byte[] random = new byte[3 << 20];
        new java.util.Random(1).nextBytes(random);
        try (FailedDocuments failed = compressed()) {
            failed.append(ENTRY, ByteBuffer.wrap(random));

            assertThat(file()).isNotEmptyFile();
        }
    }

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        try (FailedDocuments failed = compressed()) {
            failed.append(ENTRY, bytes("{}"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void createsNothingWhenNothingFails() {
        FailedDocuments.requireWritable(settings(folder, true), "default");
        try (FailedDocuments failed = compressed()) {
            failed.flush();
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesTheFileThatCannotBeWritten() throws Exception {
        Path file = Files.createFile(folder.resolve("not-a-folder"));
        try (FailedDocuments failed = new FailedDocuments(settings(file, true), "default", "w1")) {
            assertThatThrownBy(() -> failed.append(ENTRY, bytes("{}")))
                    .isInstanceOf(StorageFailed.class)
                    .hasMessageContaining("not-a-folder")
                    .hasMessageContaining("backfill.failed-documents");
        }
    }

    @Test
    void namesTheFolderThatCannotBeMadeBeforeAnythingFails() throws Exception {
        Path file = Files.createFile(folder.resolve("not-a-folder"));

        assertThatThrownBy(() -> FailedDocuments.requireWritable(settings(file, true), "default"))
                .isInstanceOf(StorageFailed.class)
                .hasMessageContaining(file.resolve("default").toString())
                .hasMessageContaining("backfill.failed-documents");
    }

    private Path file() {
        return folder.resolve("default/failed-w1.ndjson.gz");
    }

    private FailedDocuments plain() {
        return new FailedDocuments(settings(folder, false), "default", "w1");
    }

    private FailedDocuments compressed() {
        return new FailedDocuments(settings(folder, true), "default", "w1");
    }

    private static BackfillSettings settings(Path folder, boolean compress) {
        return BackfillSettings.DEFAULT.failingInto(folder, compress);
    }

    private static List<String> unzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
