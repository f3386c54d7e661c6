package org.osmigrate.traffic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * An entry in a file: length, checksum of the body, checksum of these two; then the body: lengths of header and key,
 * header, key, value. With a checksum of its own a wrong length is never taken for a torn end.
 */
sealed interface Frame {

    int HEAD = 12;
    int LENGTHS = 8;
    int LONGEST = 128 << 20;

    /** A whole entry and how long it is in the file. */
    record Whole(Entry entry, int length) implements Frame {}

    /** The bytes end before the entry does; it needs at least this many, as far as that can be told. */
    record Torn(int needed) implements Frame {}

    /** The bytes are no entry. */
    record Damaged(String why) implements Frame {}

    static byte[] encode(Entry entry) {
        byte[] key = entry.key().getBytes(StandardCharsets.UTF_8);
        int body = LENGTHS + entry.header().length + key.length + entry.value().length;
        ByteBuffer frame = ByteBuffer.allocate(HEAD + body);
        frame.position(HEAD)
                .putInt(entry.header().length)
                .putInt(key.length)
                .put(entry.header())
                .put(key)
                .put(entry.value());
        frame.putInt(0, body);
        frame.putInt(4, sum(frame, HEAD, body));
        frame.putInt(8, sum(frame, 0, 8));
        return frame.array();
    }

    /** Reads the entry that begins at an index of an array-backed buffer; its limit is the end of what there is. */
    static Frame read(ByteBuffer bytes, int at) {
        int left = bytes.limit() - at;
        if (left < HEAD) {
            return new Torn(HEAD);
        }
        int body = bytes.getInt(at);
        if (bytes.getInt(at + 8) != sum(bytes, at, 8)) {
            return new Damaged("the checksum of its head does not match");
        }
        if (body < LENGTHS || body > LONGEST) {
            return new Damaged("its length is " + body);
        }
        if (left - HEAD < body) {
            return new Torn(HEAD + body);
        }
        if (bytes.getInt(at + 4) != sum(bytes, at + HEAD, body)) {
            return new Damaged("its checksum does not match");
        }
        return entry(bytes, at + HEAD, body);
    }

    private static Frame entry(ByteBuffer bytes, int at, int body) {
        int header = bytes.getInt(at);
        int key = bytes.getInt(at + 4);
        if (header < 0 || key < 0 || (long) header + key > body - LENGTHS) {
            return new Damaged("the lengths in it do not add up");
        }
        int from = bytes.arrayOffset() + at + LENGTHS;
        byte[] array = bytes.array();
        return new Whole(
                new Entry(
                        new String(array, from + header, key, StandardCharsets.UTF_8),
                        Arrays.copyOfRange(array, from, from + header),
                        Arrays.copyOfRange(array, from + header + key, from - LENGTHS + body)),
                HEAD + body);
    }

    private static int sum(ByteBuffer bytes, int at, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.array(), bytes.arrayOffset() + at, length);
        return (int) sum.getValue();
    }
}
