package org.osmigrate.traffic;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Fields off the wire, each refused when it has not the form it must have. */
final class Wire {

    private Wire() {}

    static CodedInputStream stream(ByteBuffer bytes) {
        return CodedInputStream.newInstance(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    static ByteBuffer slice(int tag, CodedInputStream in, byte[] bytes) throws IOException {
        return slice(tag, in, ByteBuffer.wrap(bytes));
    }

    /** The bytes of a field, without copying them out of what the stream reads. */
    static ByteBuffer slice(int tag, CodedInputStream in, ByteBuffer bytes) throws IOException {
        expect(tag, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        int length = in.readRawVarint32();
        int from = in.getTotalBytesRead();
        if (length < 0 || length > bytes.remaining() - from) {
            throw new IOException("it ends early");
        }
        in.skipRawBytes(length);
        return bytes.slice(bytes.position() + from, length);
    }

    static String text(int tag, CodedInputStream in) throws IOException {
        expect(tag, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        return in.readStringRequireUtf8();
    }

    static String utf8(ByteBuffer bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            throw new IOException("it has a text that is not UTF-8", e);
        }
    }

    static int number(int tag, CodedInputStream in) throws IOException {
        expect(tag, WireFormat.WIRETYPE_VARINT);
        return in.readInt32();
    }

    static long longNumber(int tag, CodedInputStream in) throws IOException {
        expect(tag, WireFormat.WIRETYPE_VARINT);
        return in.readInt64();
    }

    static void skip(int tag, CodedInputStream in) throws IOException {
        if (WireFormat.getTagFieldNumber(tag) == 0 || !in.skipField(tag)) {
            throw new IOException("it has a field of no known form");
        }
    }

    private static void expect(int tag, int type) throws IOException {
        if (WireFormat.getTagWireType(tag) != type) {
            throw new IOException("its field " + WireFormat.getTagFieldNumber(tag) + " has another type");
        }
    }
}
