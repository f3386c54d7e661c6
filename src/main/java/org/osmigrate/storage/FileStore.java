package org.osmigrate.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.StorageFailed;

/** Objects as files in a folder, read by position. */
final class FileStore implements ObjectStore {

    private final Path root;
    private final Map<String, FileChannel> open = new ConcurrentHashMap<>();

    FileStore(Path root) {
        this.root = root;
    }

    @Override
    public String location() {
        return root.toUri().toString();
    }

    @Override
    public List<StoredObject> list(String folder) {
        Path path = resolve(folder);
        List<StoredObject> objects = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                if (Files.isRegularFile(entry)) {
                    objects.add(new StoredObject(entry.getFileName().toString(), Files.size(entry)));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw failure(path, e);
        }
        return objects;
    }

    @Override
    public long length(String key) {
        Path path = resolve(key);
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    @Override
    public void read(String key, long offset, ByteBuffer target) {
        Path path = resolve(key);
        try {
            FileChannel channel = channel(key, path);
            long position = offset;
            while (target.hasRemaining()) {
                int read = channel.read(target, position);
                if (read < 0) {
                    throw new EOFException("it ends at byte " + position);
                }
                position += read;
            }
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    @Override
    public byte[] readAll(String key, int limit) {
        long length = length(key);
        if (length > limit) {
            throw new StorageFailed(
                    resolve(key) + " is " + length + " bytes long, more than the " + limit + " expected at most",
                    "Check that this is a snapshot repository.");
        }
        byte[] bytes = new byte[(int) length];
        read(key, 0, ByteBuffer.wrap(bytes));
        return bytes;
    }

    @Override
    public void close() {
        open.values().forEach(channel -> {
            try {
                channel.close();
            } catch (IOException e) {
                throw failure(root, e);
            }
        });
        open.clear();
    }

    /** A file is opened once: a shard's reads are many and its files are few. */
    private FileChannel channel(String key, Path path) throws IOException {
        FileChannel known = open.get(key);
        if (known != null) {
            return known;
        }
        FileChannel opened = FileChannel.open(path, StandardOpenOption.READ);
        FileChannel first = open.putIfAbsent(key, opened);
        if (first == null) {
            return opened;
        }
        opened.close();
        return first;
    }

    @Override
    public void release(String key) {
        FileChannel channel = open.remove(key);
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw failure(resolve(key), e);
            }
        }
    }

    private Path resolve(String key) {
        Path path = root.resolve(key).normalize();
        if (!path.startsWith(root)) {
            throw new StorageFailed(
                    "the key '" + key + "' leads out of " + root, "The repository is damaged; do not use it.");
        }
        return path;
    }

    private static MigrationFailure failure(Path path, IOException cause) {
        return switch (cause) {
            case NoSuchFileException missing ->
                new NotFound(path + " does not exist", "Check the repository's location and mount.", missing);
            case AccessDeniedException denied ->
                new AccessDenied(path + " may not be read", "Give osmigrate's user the permission to read it.", denied);
            default -> new StorageFailed(path + " cannot be read: " + cause.getMessage(), "Check the storage.", cause);
        };
    }
}
