package org.osmigrate.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import org.osmigrate.failure.StorageFailed;

/**
 * Blocks of remote objects in one local file of bounded length. The file has no name from the moment it is opened: it is
 * gone with the process, however that ends. When the disk is full the spool stops growing; nothing depends on a place in
 * it.
 */
final class Spool implements AutoCloseable {

    /** The length of a block in bytes. */
    static final int BLOCK = 1 << 16;

    /** No place is free. */
    static final int FULL = -1;

    private final FileChannel file;
    private final BitSet taken = new BitSet();
    private int places;

    private Spool(FileChannel file, int places) {
        this.file = file;
        this.places = places;
    }

    static Spool open(StorageSettings.Spool settings) {
        Path folder = settings.folder().toAbsolutePath();
        try {
            Files.createDirectories(folder);
            Path path = Files.createTempFile(folder, "osmigrate-", ".spool");
            FileChannel file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            Files.deleteIfExists(path);
            return new Spool(file, Math.toIntExact(Math.min(settings.bytes() / BLOCK, Integer.MAX_VALUE / 2)));
        } catch (IOException e) {
            throw new StorageFailed(
                    "no file can be created in the spool's folder " + folder + ": " + e,
                    "Give a folder that may be written to as snapshot.spool (--snapshot-spool).",
                    e);
        }
    }

    synchronized int take() {
        int place = taken.nextClearBit(0);
        if (place >= places) {
            return FULL;
        }
        taken.set(place);
        return place;
    }

    synchronized void giveBack(int place) {
        taken.clear(place);
    }

    /** Writes a block; false when the disk takes no more. */
    boolean write(int place, ByteBuffer block) {
        try {
            long position = (long) place * BLOCK;
            while (block.hasRemaining()) {
                position += file.write(block, position);
            }
            return true;
        } catch (IOException _) {
            stopGrowing();
            return false;
        }
    }

    private synchronized void stopGrowing() {
        places = Math.max(0, taken.length() - 1);
    }

    void read(int place, int offset, ByteBuffer target) {
        try {
            long position = (long) place * BLOCK + offset;
            while (target.hasRemaining()) {
                int read = file.read(target, position);
                if (read < 0) {
                    throw new IOException("it ends at " + position);
                }
                position += read;
            }
        } catch (IOException e) {
            throw new StorageFailed(
                    "the spool file cannot be read: " + e.getMessage(), "Check the disk of the spool's folder.", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new StorageFailed("the spool file cannot be closed: " + e.getMessage(), "Check the disk.", e);
        }
    }
}
