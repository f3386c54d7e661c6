package org.osmigrate.snapshot;

import java.nio.charset.StandardCharsets;

/** The hash before a shard's folder: FNV-1a of 64 bits; its first 6 as one letter, the next 14 as binary digits. */
final class PathHash {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int LETTER_BITS = 6;
    private static final int DIGITS = 14;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private PathHash() {}

    static String of(String text) {
        long hash = OFFSET;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * PRIME;
        }
        StringBuilder path = new StringBuilder();
        path.append(LETTERS.charAt((int) (hash >>> (Long.SIZE - LETTER_BITS))));
        for (int digit = 1; digit <= DIGITS; digit++) {
            path.append((hash >>> (Long.SIZE - LETTER_BITS - digit)) & 1);
        }
        return path.toString();
    }
}
