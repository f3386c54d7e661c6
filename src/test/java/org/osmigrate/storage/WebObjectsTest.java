package org.osmigrate.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.remote.FolderServer;

/** A web server over a folder; plain HTTP, on loopback. */
class WebObjectsTest implements ObjectStoreContract {

    @TempDir
    private Path folder;

    @Override
    public Shelf shelf() throws Exception {
        Path root = Files.createTempDirectory(folder, "web");
        FolderServer server = new FolderServer(root);
        return new FolderShelf(
                root.resolve("repository"),
                server.url() + "repository",
                StorageSettings.DEFAULT.with(Shelf.spool(folder)),
                server::close);
    }

    @Test
    void isNotWrittenTo() {
        assertThatThrownBy(() -> ObjectSink.open("https://example.org/x", StorageSettings.DEFAULT))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("https://example.org/x");
    }
}
