package org.osmigrate.traffic;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.osmigrate.traffic.Observation.Close;
import org.osmigrate.traffic.Observation.ConnectionFailed;
import org.osmigrate.traffic.Observation.EndOfMessage;
import org.osmigrate.traffic.Observation.Event;
import org.osmigrate.traffic.Observation.Read;
import org.osmigrate.traffic.Observation.ReadSegment;
import org.osmigrate.traffic.Observation.RequestDropped;
import org.osmigrate.traffic.Observation.SegmentEnd;
import org.osmigrate.traffic.Observation.Write;
import org.osmigrate.traffic.Observation.WriteSegment;

/** The message inside of an observation: its field, its length, its bytes. */
final class ObservationBody {

    private ObservationBody() {}

    static int field(Observation observation) {
        return switch (observation) {
            case Read _ -> StreamFields.READ;
            case ReadSegment _ -> StreamFields.READ_SEGMENT;
            case Write _ -> StreamFields.WRITE;
            case WriteSegment _ -> StreamFields.WRITE_SEGMENT;
            case SegmentEnd _ -> StreamFields.SEGMENT_END;
            case EndOfMessage _ -> StreamFields.END_OF_MESSAGE;
            case RequestDropped _ -> StreamFields.DROPPED;
            case Close _ -> StreamFields.CLOSE;
            case ConnectionFailed _ -> StreamFields.CONNECTION_FAILED;
            case Event event -> event.field();
        };
    }

    static int size(Observation observation) {
        return switch (observation) {
            case Read(var _, ByteBuffer bytes) -> bytesSize(StreamFields.BYTES, bytes);
            case Write(var _, ByteBuffer bytes) -> bytesSize(StreamFields.BYTES, bytes);
            case ReadSegment(var _, ByteBuffer bytes) -> bytesSize(StreamFields.SEGMENT_BYTES, bytes);
            case WriteSegment(var _, ByteBuffer bytes) -> bytesSize(StreamFields.SEGMENT_BYTES, bytes);
            case EndOfMessage(var _, int firstLine, int headers) ->
                intSize(StreamFields.FIRST_LINE_LENGTH, firstLine) + intSize(StreamFields.HEADERS_LENGTH, headers);
            case ConnectionFailed(var _, String message) ->
                message.isEmpty() ? 0 : CodedOutputStream.computeStringSize(StreamFields.MESSAGE, message);
            case SegmentEnd _, RequestDropped _, Close _, Event _ -> 0;
        };
    }

    static void write(Observation observation, CodedOutputStream out) throws IOException {
        switch (observation) {
            case Read(var _, ByteBuffer bytes) -> writeBytes(StreamFields.BYTES, bytes, out);
            case Write(var _, ByteBuffer bytes) -> writeBytes(StreamFields.BYTES, bytes, out);
            case ReadSegment(var _, ByteBuffer bytes) -> writeBytes(StreamFields.SEGMENT_BYTES, bytes, out);
            case WriteSegment(var _, ByteBuffer bytes) -> writeBytes(StreamFields.SEGMENT_BYTES, bytes, out);
            case EndOfMessage(var _, int firstLine, int headers) -> {
                writeInt(StreamFields.FIRST_LINE_LENGTH, firstLine, out);
                writeInt(StreamFields.HEADERS_LENGTH, headers, out);
            }
            case ConnectionFailed(var _, String message) -> {
                if (!message.isEmpty()) {
                    out.writeString(StreamFields.MESSAGE, message);
                }
            }
            case SegmentEnd _, RequestDropped _, Close _, Event _ -> {}
        }
    }

    private static int bytesSize(int field, ByteBuffer bytes) {
        int length = bytes.remaining();
        return length == 0
                ? 0
                : CodedOutputStream.computeTagSize(field) + CodedOutputStream.computeUInt32SizeNoTag(length) + length;
    }

    private static void writeBytes(int field, ByteBuffer bytes, CodedOutputStream out) throws IOException {
        if (bytes.hasRemaining()) {
            out.writeTag(field, com.google.protobuf.WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(bytes.remaining());
            out.write(bytes.duplicate());
        }
    }

    private static int intSize(int field, int value) {
        return value == 0 ? 0 : CodedOutputStream.computeInt32Size(field, value);
    }

    private static void writeInt(int field, int value, CodedOutputStream out) throws IOException {
        if (value != 0) {
            out.writeInt32(field, value);
        }
    }
}
