package org.osmigrate.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.StorageFailed;

/** Writes objects as files in a folder: under another name first, then moved. */
record FileSink(Path root) implements ObjectSink {

    @Override
    public String location() {
        return root.toUri().toString();
    }

    @Override
    public void put(String key, byte[] content) {
        Path path = root.resolve(key).normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            throw new StorageFailed("the key '" + key + "' leads out of " + root, "Use another name.");
        }
        try {
            Files.createDirectories(path.getParent());
            Path draft = Files.createTempFile(path.getParent(), ".draft-", "");
            try {
                write(draft, content);
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (AccessDeniedException e) {
            throw new AccessDenied(path + " may not be written", "Give osmigrate's user the permission.", e);
        } catch (IOException e) {
            throw new StorageFailed(path + " cannot be written: " + e.getMessage(), "Check the disk.", e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
