package org.osmigrate.traffic;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.osmigrate.failure.CorruptTraffic;
import org.osmigrate.failure.UnsupportedFormat;

/** What stands in a record's header: a byte with the format's version, then fields; nothing for a foreign record. */
final class OriginCodec {

    static final byte VERSION = 1;
    private static final int PROXY = 1;
    private static final int START = 2;
    private static final int CONNECTION = 3;
    private static final int NUMBER = 4;
    private static final int SIDE = 5;
    private static final int PART = 6;
    private static final int LAST = 7;

    private OriginCodec() {}

    static byte[] encode(Origin origin) {
        return switch (origin) {
            case Origin.Foreign _ -> new byte[0];
            case Origin.Ours ours -> encode(ours);
        };
    }

    private static byte[] encode(Origin.Ours ours) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
        CodedOutputStream out = CodedOutputStream.newInstance(bytes, 96);
        try {
            out.writeRawByte(VERSION);
            out.writeString(PROXY, ours.exchange().proxy());
            out.writeString(START, ours.exchange().start());
            out.writeString(CONNECTION, ours.exchange().connection());
            out.writeInt64(NUMBER, ours.exchange().number());
            out.writeInt32(SIDE, ours.side().code());
            out.writeInt32(PART, ours.part());
            out.writeBool(LAST, ours.last());
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Origin decode(byte[] header, String place) {
        if (header.length == 0) {
            return new Origin.Foreign();
        }
        if (header[0] > VERSION) {
            throw new UnsupportedFormat(
                    "the record at " + place + " has format " + header[0] + "; this version reads up to " + VERSION,
                    "Read it with a newer osmigrate.");
        }
        try {
            return ours(header);
        } catch (IOException e) {
            throw new CorruptTraffic(
                    "the header of the record at " + place + " is damaged: " + e.getMessage(),
                    "Restore the log, or read it with damaged records set aside.",
                    e);
        }
    }

    private static Origin ours(byte[] header) throws IOException {
        if (header[0] != VERSION) {
            throw new IOException("there is no format " + header[0]);
        }
        String[] names = new String[CONNECTION + 1];
        long[] numbers = new long[LAST + 1];
        int seen = 0;
        CodedInputStream in = CodedInputStream.newInstance(header, 1, header.length - 1);
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            int field = WireFormat.getTagFieldNumber(tag);
            if (field >= PROXY && field <= CONNECTION) {
                names[field] = Wire.text(tag, in);
            } else if (field >= NUMBER && field <= LAST) {
                numbers[field] = Wire.longNumber(tag, in);
            } else {
                throw new IOException("it has the unknown field " + field);
            }
            seen |= 1 << field;
        }
        if (seen != 0xFE) {
            throw new IOException("it is not complete");
        }
        return ours(names, numbers);
    }

    private static Origin ours(String[] names, long[] numbers) throws IOException {
        boolean right = numbers[NUMBER] >= 0
                && numbers[PART] >= 0
                && numbers[PART] <= Integer.MAX_VALUE
                && numbers[LAST] >= 0
                && numbers[LAST] <= 1;
        Optional<Side> side = Side.of(numbers[SIDE]);
        if (!right || side.isEmpty()) {
            throw new IOException("a number in it is out of its limits");
        }
        return new Origin.Ours(
                new Exchange(names[PROXY], names[START], names[CONNECTION], numbers[NUMBER]),
                side.get(),
                (int) numbers[PART],
                numbers[LAST] == 1);
    }
}
