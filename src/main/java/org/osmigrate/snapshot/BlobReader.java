package org.osmigrate.snapshot;

import java.nio.ByteBuffer;
import java.util.List;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.StorageFailed;
import org.osmigrate.storage.ObjectStore;

/** Reads ranges of a file that lies in one or more blobs. */
record BlobReader(ObjectStore store, String shard, ShardFile.InBlobs file) {

    private static final String NEXT = "The repository is damaged or incomplete: restore it, or take another snapshot.";

    /** Every part has to be there, as long as it should be, before anything of it is believed. */
    void checkLengths() {
        List<String> keys = file.keys();
        for (int part = 0; part < keys.size(); part++) {
            long expected = Math.min(file.partLength(), file.length() - part * file.partLength());
            long actual = length(keys.get(part));
            if (actual != expected) {
                throw new CorruptSnapshot(
                        "blob " + keys.get(part) + " (file " + file.name() + " of " + shard + ") is " + actual
                                + " bytes long instead of " + expected,
                        NEXT);
            }
        }
    }

    private long length(String key) {
        try {
            return store.length(key);
        } catch (NotFound e) {
            throw missing(key, e);
        }
    }

    /** Fills the target from a position of the file on; what follows up to {@code until} may be read next. */
    void read(long position, ByteBuffer target, long until) {
        long at = position;
        while (target.hasRemaining()) {
            int part = Math.toIntExact(at / file.partLength());
            long offset = at - part * file.partLength();
            int count = (int) Math.min(target.remaining(), file.partLength() - offset);
            ByteBuffer slice = target.slice(target.position(), count);
            readPart(file.keys().get(part), offset, slice, until - (at - offset));
            target.position(target.position() + count);
            at += count;
        }
    }

    private void readPart(String key, long offset, ByteBuffer target, long until) {
        try {
            store.read(key, offset, target, until);
        } catch (NotFound e) {
            throw missing(key, e);
        } catch (StorageFailed e) {
            throw new CorruptSnapshot(
                    "blob " + key + " (file " + file.name() + " of " + shard + ") cannot be read at " + offset + ": "
                            + e.what(),
                    NEXT,
                    e);
        }
    }

    private CorruptSnapshot missing(String key, NotFound cause) {
        return new CorruptSnapshot(
                "blob " + key + " (file " + file.name() + " of " + shard + ") is missing from " + store.location(),
                NEXT,
                cause);
    }
}
