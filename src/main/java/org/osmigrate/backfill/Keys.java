package org.osmigrate.backfill;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.osmigrate.lucene.SourceDocument;

/**
 * Ids in 16 bytes each: half a SHA-256, of which two equal ones have never been seen. Some of all ids are kept, so that any
 * number of them is looked through in parts.
 */
final class Keys {

    /** How many may be kept at once: 128 MB. */
    static final int AT_ONCE = 5_000_000;

    private static final char BETWEEN = '\n';

    private final MessageDigest digest;
    private final boolean withRouting;
    private final DeletionPart part;
    private long[] table = new long[1 << 11];
    private int size;

    /** Keeps what falls into a part; with routings, one id may be there several times. */
    Keys(boolean withRouting, DeletionPart part) {
        this.withRouting = withRouting;
        this.part = part;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(SourceDocument document) {
        ByteBuffer hash = hash(document);
        if (part.holds(hash.getLong(Long.BYTES))) {
            put(hash.getLong(0) | 1, hash.getLong(Long.BYTES));
        }
    }

    /** Whether a document falls into the part and was not added. */
    boolean lack(SourceDocument document) {
        ByteBuffer hash = hash(document);
        long low = hash.getLong(Long.BYTES);
        return part.holds(low) && table[slot(hash.getLong(0) | 1, low)] == 0;
    }

    private ByteBuffer hash(SourceDocument document) {
        digest.update(document.id().getBytes(StandardCharsets.UTF_8));
        if (withRouting) {
            digest.update((BETWEEN + document.routing()).getBytes(StandardCharsets.UTF_8));
        }
        return ByteBuffer.wrap(digest.digest());
    }

    /** Two numbers to a slot; the first of a key is odd, so 0 is a free slot. */
    private void put(long high, long low) {
        int slot = slot(high, low);
        if (table[slot] != 0) {
            return;
        }
        table[slot] = high;
        table[slot + 1] = low;
        if (++size > table.length / 3) {
            grow();
        }
    }

    private int slot(long high, long low) {
        int mask = table.length - 2;
        int slot = (int) (high >>> 8) & mask;
        while (table[slot] != 0 && !(table[slot] == high && table[slot + 1] == low)) {
            slot = (slot + 2) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                int slot = slot(old[i], old[i + 1]);
                table[slot] = old[i];
                table[slot + 1] = old[i + 1];
            }
        }
    }
}
