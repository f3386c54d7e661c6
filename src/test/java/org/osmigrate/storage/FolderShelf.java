package org.osmigrate.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Objects as files below a folder, seen at some location. */
record FolderShelf(Path folder, String location, StorageSettings settings, Runnable closing) implements Shelf {

    @Override
    public void put(String key, byte[] content) throws IOException {
        Path file = folder.resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Override
    public void close() {
        closing.run();
    }
}
