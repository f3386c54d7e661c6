package org.osmigrate.traffic;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads one observation. One of a kind that this version does not know is refused: it may be bytes of a request. */
final class ObservationDecoder {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private Instant at = Instant.EPOCH;
    private int kind;
    private ByteBuffer body = NOTHING;

    private ObservationDecoder() {}

    static Observation decode(ByteBuffer bytes) throws IOException {
        return new ObservationDecoder().read(bytes);
    }

    private Observation read(ByteBuffer bytes) throws IOException {
        CodedInputStream in = Wire.stream(bytes);
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            ByteBuffer value = Wire.slice(tag, in, bytes);
            if (WireFormat.getTagFieldNumber(tag) == StreamFields.TIME) {
                at = time(value);
            } else {
                kind = WireFormat.getTagFieldNumber(tag);
                body = value;
            }
        }
        return observation();
    }

    private Observation observation() throws IOException {
        return switch (kind) {
            case StreamFields.READ -> new Observation.Read(at, payload(StreamFields.BYTES));
            case StreamFields.READ_SEGMENT -> new Observation.ReadSegment(at, payload(StreamFields.SEGMENT_BYTES));
            case StreamFields.WRITE -> new Observation.Write(at, payload(StreamFields.BYTES));
            case StreamFields.WRITE_SEGMENT -> new Observation.WriteSegment(at, payload(StreamFields.SEGMENT_BYTES));
            case StreamFields.SEGMENT_END -> new Observation.SegmentEnd(at);
            case StreamFields.END_OF_MESSAGE ->
                new Observation.EndOfMessage(
                        at, number(StreamFields.FIRST_LINE_LENGTH), number(StreamFields.HEADERS_LENGTH));
            case StreamFields.DROPPED -> new Observation.RequestDropped(at);
            case StreamFields.CLOSE -> new Observation.Close(at);
            case StreamFields.CONNECTION_FAILED ->
                new Observation.ConnectionFailed(at, Wire.utf8(payload(StreamFields.MESSAGE)));
            case StreamFields.BIND, StreamFields.CONNECT, StreamFields.RELEASED, StreamFields.DISCONNECT ->
                new Observation.Event(at, kind);
            default -> throw new IOException("it has an observation of the unknown kind " + kind);
        };
    }

    private ByteBuffer payload(int field) throws IOException {
        CodedInputStream in = Wire.stream(body);
        ByteBuffer found = NOTHING;
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            if (WireFormat.getTagFieldNumber(tag) == field) {
                found = Wire.slice(tag, in, body);
            } else {
                Wire.skip(tag, in);
            }
        }
        return found;
    }

    private int number(int field) throws IOException {
        CodedInputStream in = Wire.stream(body);
        int found = 0;
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            if (WireFormat.getTagFieldNumber(tag) == field) {
                found = Wire.number(tag, in);
            } else {
                Wire.skip(tag, in);
            }
        }
        return found;
    }

    private static Instant time(ByteBuffer bytes) throws IOException {
        CodedInputStream in = Wire.stream(bytes);
        long seconds = 0;
        int nanos = 0;
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            switch (WireFormat.getTagFieldNumber(tag)) {
                case StreamFields.SECONDS -> seconds = Wire.longNumber(tag, in);
                case StreamFields.NANOS -> nanos = Wire.number(tag, in);
                default -> Wire.skip(tag, in);
            }
        }
        try {
            return Instant.ofEpochSecond(seconds, nanos);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IOException("it has an impossible time", e);
        }
    }
}
