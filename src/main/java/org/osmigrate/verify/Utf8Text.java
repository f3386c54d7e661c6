package org.osmigrate.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing text in UTF-8 in which every text of JSON has exactly one form. */
final class Utf8Text {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** More is given back: every reading thread keeps a text. */
    private static final int KEPT = 1 << 20;

    private byte[] bytes = new byte[4096];
    private int length;

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Forgets the text, and the room that an exceptionally long one took. */
    void clear() {
        length = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[4096];
        }
    }

    /** The number of bytes of a part of a text. */
    static long length(String text, int from, int to) {
        long bytes = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    void add(int ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    void replaceLast(int ascii) {
        bytes[length - 1] = (byte) ascii;
    }

    void addAscii(char[] chars, int from, int count) {
        reserve(count);
        for (int i = from; i < from + count; i++) {
            bytes[length++] = (byte) chars[i];
        }
    }

    /** Quoted; only quotes, backslashes, control characters and lone surrogates are escaped, always in the same way. */
    void addQuoted(char[] chars, int from, int count) {
        reserve(2 + quoted(chars, from, count));
        bytes[length++] = '"';
        for (int i = from; i < from + count; i++) {
            char c = chars[i];
            if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
                bytes[length++] = (byte) c;
            } else if (Character.isHighSurrogate(c) && i + 1 < from + count && Character.isLowSurrogate(chars[i + 1])) {
                addFourBytes(Character.toCodePoint(c, chars[++i]));
            } else {
                addSpecial(c);
            }
        }
        bytes[length++] = '"';
    }

    /** The most bytes that chars take: for short texts by their number, for others by what they are. */
    private static long quoted(char[] chars, int from, int count) {
        if (count < 1024) {
            return 6L * count;
        }
        long bytes = 0;
        for (int i = from; i < from + count; i++) {
            char c = chars[i];
            bytes += c < 0x20 || Character.isSurrogate(c) ? 6 : c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : 3;
        }
        return bytes;
    }

    /** Puts slices of the end of this text into another order. */
    void reorder(int from, Iterable<? extends Slice> slices) {
        byte[] ordered = new byte[length - from];
        int at = 0;
        for (Slice slice : slices) {
            System.arraycopy(bytes, slice.from(), ordered, at, slice.to() - slice.from());
            at += slice.to() - slice.from();
        }
        System.arraycopy(ordered, 0, bytes, from, at);
    }

    int compare(int from, int to, int otherFrom, int otherTo) {
        return Arrays.compareUnsigned(bytes, from, to, bytes, otherFrom, otherTo);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void addSpecial(char c) {
        if (c == '"' || c == '\\') {
            bytes[length++] = '\\';
            bytes[length++] = (byte) c;
        } else if (c < 0x20 || Character.isSurrogate(c)) {
            addEscape(c);
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xc0 | (c >> 6));
            bytes[length++] = (byte) (0x80 | (c & 0x3f));
        } else {
            bytes[length++] = (byte) (0xe0 | (c >> 12));
            bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
            bytes[length++] = (byte) (0x80 | (c & 0x3f));
        }
    }

    private void addFourBytes(int c) {
        bytes[length++] = (byte) (0xf0 | (c >> 18));
        bytes[length++] = (byte) (0x80 | ((c >> 12) & 0x3f));
        bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        bytes[length++] = (byte) (0x80 | (c & 0x3f));
    }

    private void addEscape(char c) {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(c >> shift) & 0xf];
        }
    }

    private void reserve(long more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(
                    bytes, Math.toIntExact(Math.max(length + more, Math.min(2L * bytes.length, 1 << 30))));
        }
    }

    /** A part of the text. */
    interface Slice {

        int from();

        int to();
    }
}
