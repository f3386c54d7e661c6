package org.osmigrate.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The stored form of {@code _id} since Elasticsearch 6: 0xfe and digits, two to a byte, 0xf closing an odd number; 0xff and
 * UTF-8; else the bytes that URL-safe base 64 without padding gives the id of, behind 0xfd where they begin with 0xfd or
 * more.
 */
final class StoredId {

    private static final int BASE64_ESCAPE = 0xfd;
    private static final int NUMERIC = 0xfe;
    private static final int UTF8 = 0xff;
    private static final int END = 0xf;

    private StoredId() {}

    static String decode(byte[] bytes, int length) throws IOException {
        return switch (bytes[0] & 0xff) {
            case NUMERIC -> digits(bytes, length);
            case UTF8 -> text(bytes, length);
            case BASE64_ESCAPE -> base64(bytes, 1, length);
            default -> base64(bytes, 0, length);
        };
    }

    private static String digits(byte[] bytes, int length) throws IOException {
        StringBuilder digits = new StringBuilder(2 * length);
        for (int i = 1; i < length; i++) {
            int high = (bytes[i] & 0xff) >>> 4;
            int low = bytes[i] & 0xf;
            boolean last = i == length - 1 && low == END;
            if (high > 9 || (low > 9 && !last)) {
                throw new IOException("an _id is not made of digits");
            }
            digits.append((char) ('0' + high));
            if (!last) {
                digits.append((char) ('0' + low));
            }
        }
        return digits.toString();
    }

    private static String text(byte[] bytes, int length) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 1, length - 1))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("an _id is no UTF-8", e);
        }
    }

    private static String base64(byte[] bytes, int from, int to) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, to));
    }
}
