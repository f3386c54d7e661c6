package org.osmigrate.cluster;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Wraps older forms of private keys into PKCS#8, in the encoding rules of X.690. */
final class Der {

    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int EC_PARAMETERS = 0xA0;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    // SEQUENCE { OID 1.2.840.113549.1.1.1, NULL }
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };
    // OID 1.2.840.10045.2.1
    private static final byte[] EC = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};

    private Der() {}

    static byte[] pkcs8OfRsa(byte[] pkcs1) {
        return element(SEQUENCE, VERSION_0, RSA, element(OCTETS, pkcs1));
    }

    static byte[] pkcs8OfEc(byte[] sec1) {
        byte[] algorithm = element(SEQUENCE, EC, curveOf(sec1));
        return element(SEQUENCE, VERSION_0, algorithm, element(OCTETS, sec1));
    }

    private static byte[] curveOf(byte[] sec1) {
        try {
            ByteBuffer in = ByteBuffer.wrap(sec1);
            expect(SEQUENCE, in);
            length(in);
            while (in.hasRemaining()) {
                int tag = in.get() & 0xff;
                byte[] content = new byte[checked(length(in), in)];
                in.get(content);
                if (tag == EC_PARAMETERS) {
                    return content;
                }
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("truncated", e);
        }
        throw new IllegalArgumentException("the curve is not named in the key");
    }

    private static void expect(int tag, ByteBuffer in) {
        if ((in.get() & 0xff) != tag) {
            throw new IllegalArgumentException("not DER");
        }
    }

    private static int checked(int length, ByteBuffer in) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("truncated");
        }
        return length;
    }

    private static int length(ByteBuffer in) {
        int first = in.get() & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | (in.get() & 0xff);
        }
        return length;
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        writeLength(content.size(), out);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static void writeLength(int length, ByteArrayOutputStream out) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        byte[] digits = BigInteger.valueOf(length).toByteArray();
        int from = digits[0] == 0 ? 1 : 0;
        out.write(0x80 | (digits.length - from));
        out.write(digits, from, digits.length - from);
    }
}
