package org.osmigrate.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest implements ObjectStoreContract, ObjectSinkContract {

    @TempDir
    private Path folder;

    @Override
    public Shelf shelf() throws Exception {
        Path root = Files.createTempDirectory(folder, "repository");
        return new FolderShelf(root, root.toUri().toString(), StorageSettings.DEFAULT, () -> {});
    }
}
