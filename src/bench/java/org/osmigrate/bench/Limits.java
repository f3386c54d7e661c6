package org.osmigrate.bench;

import java.util.zip.CRC32;

/** What this machine does with the same bytes when nothing else is to do. */
final class Limits {

    private static final int PIECE = 5 << 20;

    private final byte[] plain;
    private final int length;
    private final byte[] target = new byte[PIECE];

    /** {@code length} bytes of the array are documents, each on a line. */
    Limits(byte[] plain, int length) {
        this.plain = plain;
        this.length = length;
    }

    /** Copies all bytes, in pieces as long as a bulk. */
    long copy() {
        for (int from = 0; from < length; from += PIECE) {
            System.arraycopy(plain, from, target, 0, Math.min(PIECE, length - from));
        }
        return length;
    }

    /** Finds every line break, a byte at a time. */
    long scan() {
        long lines = 0;
        for (int i = 0; i < length; i++) {
            if (plain[i] == '\n') {
                lines++;
            }
        }
        if (lines == 0) {
            throw new IllegalStateException("there are no lines");
        }
        return length;
    }

    /** The checksum that Lucene's files have. */
    long checksum() {
        CRC32 crc = new CRC32();
        crc.update(plain, 0, length);
        return crc.getValue() == 0 ? 0 : length;
    }
}
