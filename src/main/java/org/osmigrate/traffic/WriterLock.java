package org.osmigrate.traffic;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.StorageFailed;

/** Holds a folder for its one writer; the system lets go of it when the process ends, however it ends. */
final class WriterLock implements AutoCloseable {

    private final FileChannel channel;

    private WriterLock(FileChannel channel) {
        this.channel = channel;
    }

    static WriterLock of(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new Conflict(
                        folder + " is being written to by another process",
                        "Give each proxy a directory of its own, or end the other.");
            }
            return new WriterLock(channel);
        } catch (IOException e) {
            throw new StorageFailed(folder + " cannot be written to: " + e, "Check the directory.", e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StorageFailed("the lock of a traffic log cannot be given back: " + e, "Check the disk.", e);
        }
    }
}
