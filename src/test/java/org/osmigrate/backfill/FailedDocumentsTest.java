package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
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
        try (FailedDocuments failed = new FailedDocuments(folder, "default", "w1")) {
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

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        try (FailedDocuments failed = new FailedDocuments(folder, "default", "w1")) {
            failed.append(ENTRY, bytes("{}"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(failed.file())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void createsNothingWhenNothingFails() {
        try (FailedDocuments failed = new FailedDocuments(folder, "default", "w1")) {
            failed.flush();
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesTheFileThatCannotBeWritten() throws Exception {
        Path file = Files.createFile(folder.resolve("not-a-folder"));
        try (FailedDocuments failed = new FailedDocuments(file, "default", "w1")) {
            assertThatThrownBy(() -> failed.append(ENTRY, bytes("{}")))
                    .isInstanceOf(StorageFailed.class)
                    .hasMessageContaining("not-a-folder")
                    .hasMessageContaining("backfill.failed-documents");
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
