package org.osmigrate.traffic;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Writes streams in the reference's protobuf form, straight into an array of the right length. */
final class StreamEncoder {

    private StreamEncoder() {}

    static byte[] encode(TrafficStream stream) {
        byte[] bytes = new byte[size(stream)];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            write(stream, out);
            out.checkNoSpaceLeft();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    private static int size(TrafficStream stream) {
        int size = text(StreamFields.CONNECTION, stream.connection()) + text(StreamFields.NODE, stream.node());
        size += CodedOutputStream.computeInt32Size(StreamFields.NUMBER, stream.number());
        if (stream.priorRequests() > 0) {
            size += CodedOutputStream.computeInt32Size(StreamFields.PRIOR_REQUESTS, stream.priorRequests());
        }
        if (stream.midRequest()) {
            size += CodedOutputStream.computeBoolSize(StreamFields.MID_REQUEST, true);
        }
        for (Observation observation : stream.observations()) {
            size += framed(StreamFields.SUB_STREAM, size(observation));
        }
        return size;
    }

    private static void write(TrafficStream stream, CodedOutputStream out) throws IOException {
        if (!stream.connection().isEmpty()) {
            out.writeString(StreamFields.CONNECTION, stream.connection());
        }
        for (Observation observation : stream.observations()) {
            begin(StreamFields.SUB_STREAM, size(observation), out);
            write(observation, out);
        }
        out.writeInt32(stream.isFinal() ? StreamFields.LAST_NUMBER : StreamFields.NUMBER, stream.number());
        if (!stream.node().isEmpty()) {
            out.writeString(StreamFields.NODE, stream.node());
        }
        if (stream.priorRequests() > 0) {
            out.writeInt32(StreamFields.PRIOR_REQUESTS, stream.priorRequests());
        }
        if (stream.midRequest()) {
            out.writeBool(StreamFields.MID_REQUEST, true);
        }
    }

    private static int size(Observation observation) {
        return framed(StreamFields.TIME, timeSize(observation.at()))
                + framed(ObservationBody.field(observation), ObservationBody.size(observation));
    }

    private static void write(Observation observation, CodedOutputStream out) throws IOException {
        begin(StreamFields.TIME, timeSize(observation.at()), out);
        writeTime(observation.at(), out);
        begin(ObservationBody.field(observation), ObservationBody.size(observation), out);
        ObservationBody.write(observation, out);
    }

    private static int timeSize(Instant at) {
        long seconds = at.getEpochSecond();
        int nanos = at.getNano();
        return (seconds == 0 ? 0 : CodedOutputStream.computeInt64Size(StreamFields.SECONDS, seconds))
                + (nanos == 0 ? 0 : CodedOutputStream.computeInt32Size(StreamFields.NANOS, nanos));
    }

    private static void writeTime(Instant at, CodedOutputStream out) throws IOException {
        long seconds = at.getEpochSecond();
        int nanos = at.getNano();
        if (seconds != 0) {
            out.writeInt64(StreamFields.SECONDS, seconds);
        }
        if (nanos != 0) {
            out.writeInt32(StreamFields.NANOS, nanos);
        }
    }

    private static int text(int field, String text) {
        return text.isEmpty() ? 0 : CodedOutputStream.computeStringSize(field, text);
    }

    private static int framed(int field, int length) {
        return CodedOutputStream.computeTagSize(field) + CodedOutputStream.computeUInt32SizeNoTag(length) + length;
    }

    private static void begin(int field, int length, CodedOutputStream out) throws IOException {
        out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(length);
    }
}
