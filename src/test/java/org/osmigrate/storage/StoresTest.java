package org.osmigrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.failure.NotFound;

class StoresTest {

    @TempDir
    private Path folder;

    @Test
    void opensAFolder() {
        try (ObjectStore store = ObjectStore.open(folder.toUri().toString())) {
            assertThat(store.list("")).isEmpty();
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ObjectStore.open(folder.resolve("absent").toString()))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining(folder.resolve("absent") + " does not exist");
    }

    @Test
    void aFileIsNoRepository() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> ObjectStore.open(file.toString()))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining(file + " is not a folder");
    }
}
