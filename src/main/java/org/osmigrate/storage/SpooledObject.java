package org.osmigrate.storage;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32;
import org.osmigrate.failure.StorageFailed;

/**
 * A remote object of which every block is fetched once, as long as the spool has room. A block that had to give way and is
 * fetched again must have the checksum it had the first time: what was verified is what is read.
 */
final class SpooledObject {

    private static final int FIRST_BLOCKS = 2;

    private final String key;
    private final RemoteStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ReadAhead readAhead = new ReadAhead();
    private final BitSet known = new BitSet();
    private long length = -1;
    private int[] places = {};
    private int[] checksums = {};
    private int aheadFirst;
    private int aheadEnd;
    private int followedFrom;
    private int followedTo;

    SpooledObject(String key, RemoteStore store) {
        this.key = key;
        this.store = store;
    }

    /** Its length, learned with its first bytes, which are always wanted. */
    long length() {
        lock.lock();
        try {
            if (length < 0) {
                begin();
            }
            return length;
        } finally {
            lock.unlock();
        }
    }

    private void begin() {
        RemoteObjects.Part part = store.fetch(key, 0, FIRST_BLOCKS * Spool.BLOCK);
        length = part.length();
        int blocks = Math.toIntExact((length + Spool.BLOCK - 1) / Spool.BLOCK);
        places = new int[blocks];
        Arrays.fill(places, Spool.FULL);
        checksums = new int[blocks];
        Window window = new Window(0, part.bytes());
        keep(window);
        readAhead.asked(window.end());
    }

    void read(long offset, ByteBuffer target, long until) {
        lock.lock();
        try {
            if (offset + target.remaining() > length()) {
                throw new StorageFailed(store.place(key) + " ends at byte " + length, "Check the storage.");
            }
            while (target.hasRemaining()) {
                step(offset + target.position(), target, until, offset);
            }
        } finally {
            lock.unlock();
        }
    }

    /** {@code offset} belongs to the target's position 0. */
    private void step(long position, ByteBuffer target, long until, long offset) {
        int block = (int) (position / Spool.BLOCK);
        if (block >= followedFrom && block < followedTo) {
            ahead(followedTo, until);
        }
        if (places[block] != Spool.FULL) {
            copy(block, (int) (position % Spool.BLOCK), target);
            return;
        }
        Optional<Window> held = store.windows().find(key, block);
        if (held.isPresent()) {
            held.get().copy(position, target);
        } else if (isComing(block)) {
            while (isComing(block)) {
                arrived.awaitUninterruptibly();
            }
        } else {
            int wanted = (int) ((offset + target.limit() - 1) / Spool.BLOCK) + 1 - block;
            Window window = fetch(block, end(block, readAhead.at(block, wanted), until, block + wanted));
            window.copy(position, target);
            ahead(window.end(), until);
        }
    }

    private void copy(int block, int from, ByteBuffer target) {
        int inBlock = (int) Math.min(Spool.BLOCK, length - (long) block * Spool.BLOCK) - from;
        ByteBuffer part = target.slice(target.position(), Math.min(target.remaining(), inBlock));
        target.position(target.position() + part.remaining());
        store.spool().read(places[block], from, part);
    }

    /** The end of a run of blocks that are not there, within what may be wanted. */
    private int end(int first, int count, long until, int wanted) {
        int last = Math.max(wanted, (int) ((Math.min(until, length) + Spool.BLOCK - 1) / Spool.BLOCK));
        int limit = Math.min(Math.min(first + Math.min(count, ReadAhead.MOST), last), places.length);
        int end = first + 1;
        while (end < limit && places[end] == Spool.FULL && !isComing(end)) {
            end++;
        }
        return end;
    }

    private Window fetch(int first, int end) {
        Window window = request(first, end);
        keep(window);
        readAhead.asked(end);
        return window;
    }

    private Window request(int first, int end) {
        long from = (long) first * Spool.BLOCK;
        int count = (int) (Math.min((long) end * Spool.BLOCK, length) - from);
        RemoteObjects.Part part = store.fetch(key, from, count);
        if (part.length() != length) {
            throw changed();
        }
        return new Window(first, part.bytes());
    }

    private StorageFailed changed() {
        return new StorageFailed(
                store.place(key) + " was changed while it was being read",
                "Leave the repository alone during a migration, and run the command again.");
    }

    /** Puts what was fetched into the spool, or holds it in memory for a short while. */
    private void keep(Window window) {
        boolean spooled = true;
        for (int block = window.first(); block < window.end(); block++) {
            compare(block, window.block(block));
            spooled &= spool(block, window.block(block));
        }
        if (!spooled) {
            store.windows().hold(key, window);
        }
    }

    private void compare(int block, ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        int checksum = (int) crc.getValue();
        if (known.get(block) && checksums[block] != checksum) {
            throw changed();
        }
        known.set(block);
        checksums[block] = checksum;
    }

    private boolean spool(int block, ByteBuffer bytes) {
        if (places[block] != Spool.FULL) {
            return true;
        }
        int place = store.place();
        if (place == Spool.FULL) {
            return false;
        }
        if (!store.spool().write(place, bytes)) {
            store.spool().giveBack(place);
            return false;
        }
        places[block] = place;
        return true;
    }

    private boolean isComing(int block) {
        return block >= aheadFirst && block < aheadEnd;
    }

    /** Asks for what follows before it is wanted, one request at a time; the next when what came is being read. */
    private void ahead(int first, long until) {
        boolean idle = aheadFirst == aheadEnd;
        boolean more = first < places.length && (long) first * Spool.BLOCK < until && places[first] == Spool.FULL;
        if (idle && more && readAhead.isSteady() && store.mayReadAhead()) {
            aheadFirst = first;
            aheadEnd = end(first, ReadAhead.MOST, until, first);
            followedFrom = aheadFirst;
            followedTo = aheadEnd;
            readAhead.asked(aheadEnd);
            Thread.ofVirtual().name("read ahead " + key).start(this::fetchAhead);
        }
    }

    /** A failure is not told: whoever wants the bytes asks for them again, and is told then. */
    @SuppressWarnings("CatchingUnchecked")
    private void fetchAhead() {
        try {
            Window window = request(aheadFirst, aheadEnd);
            arrive(() -> keep(window));
        } catch (RuntimeException _) {
            arrive(() -> {});
        } finally {
            store.readAheadEnded();
        }
    }

    private void arrive(Runnable keeping) {
        lock.lock();
        try {
            keeping.run();
        } finally {
            aheadFirst = 0;
            aheadEnd = 0;
            arrived.signalAll();
            lock.unlock();
        }
    }

    /** Gives its places back, unless it is in use. */
    boolean giveWay() {
        if (lock.isHeldByCurrentThread() || !lock.tryLock()) {
            return false;
        }
        try {
            boolean some = false;
            for (int block = 0; block < places.length; block++) {
                if (places[block] != Spool.FULL) {
                    store.spool().giveBack(places[block]);
                    places[block] = Spool.FULL;
                    some = true;
                }
            }
            return some;
        } finally {
            lock.unlock();
        }
    }
}
