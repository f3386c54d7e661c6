package org.osmigrate.storage;

import java.nio.ByteBuffer;

/**
 * Blocks of an object that follow each other, as fetched by one request.
 *
 * @param first the number of the first block
 */
@SuppressWarnings("ArrayRecordComponent")
record Window(int first, byte[] bytes) {

    int count() {
        return (bytes.length + Spool.BLOCK - 1) / Spool.BLOCK;
    }

    int end() {
        return first + count();
    }

    boolean covers(int block) {
        return block >= first && block < end();
    }

    ByteBuffer block(int block) {
        int from = (block - first) * Spool.BLOCK;
        return ByteBuffer.wrap(bytes, from, Math.min(Spool.BLOCK, bytes.length - from));
    }

    /** Fills the target from a position of the object on, as far as it goes. */
    void copy(long position, ByteBuffer target) {
        int from = Math.toIntExact(position - (long) first * Spool.BLOCK);
        int count = Math.min(target.remaining(), bytes.length - from);
        target.put(bytes, from, count);
    }
}
