package org.osmigrate.traffic;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.osmigrate.failure.CorruptTraffic;

/** Reads streams in the reference's protobuf form; payloads are slices of the given array. */
final class StreamDecoder {

    private String connection = "";
    private String node = "";
    private int number;
    private boolean isFinal;
    private int priorRequests;
    private boolean midRequest;
    private final List<Observation> observations = new ArrayList<>();

    private StreamDecoder() {}

    /**
     * @param bytes a whole record
     * @param place where it stands, for the failure's message
     */
    static TrafficStream decode(byte[] bytes, String place) {
        try {
            return new StreamDecoder().read(bytes);
        } catch (IOException e) {
            throw new CorruptTraffic(
                    "the record at " + place + " is no traffic stream: " + e.getMessage(),
                    "Restore the log, or read it with damaged records set aside.",
                    e);
        }
    }

    private TrafficStream read(byte[] bytes) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        while (!in.isAtEnd()) {
            field(in.readTag(), in, bytes);
        }
        if (number < 1) {
            throw new IOException("it has no number");
        }
        return new TrafficStream(connection, node, number, isFinal, priorRequests, midRequest, observations);
    }

    private void field(int tag, CodedInputStream in, byte[] bytes) throws IOException {
        switch (WireFormat.getTagFieldNumber(tag)) {
            case StreamFields.CONNECTION -> connection = Wire.text(tag, in);
            case StreamFields.SUB_STREAM -> {
                ByteBuffer slice = Wire.slice(tag, in, bytes);
                observations.add(ObservationDecoder.decode(slice));
            }
            case StreamFields.NUMBER -> number = Wire.number(tag, in);
            case StreamFields.LAST_NUMBER -> {
                number = Wire.number(tag, in);
                isFinal = true;
            }
            case StreamFields.NODE -> node = Wire.text(tag, in);
            case StreamFields.PRIOR_REQUESTS -> priorRequests = Wire.number(tag, in);
            case StreamFields.MID_REQUEST -> midRequest = Wire.number(tag, in) != 0;
            default -> Wire.skip(tag, in);
        }
    }
}
