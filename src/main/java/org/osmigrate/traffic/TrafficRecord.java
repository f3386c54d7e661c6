package org.osmigrate.traffic;

/**
 * One record of a log. Its bytes stay as they were written, so that copying a log changes nothing.
 *
 * @param key what keeps the records of a connection together: its name
 * @param origin what it says of itself
 * @param stream what it holds
 * @param encoded the stream's bytes; nobody may write to them
 */
@SuppressWarnings("ArrayRecordComponent")
public record TrafficRecord(String key, Origin origin, TrafficStream stream, byte[] encoded) {

    /** A record of ours, keyed by its connection. */
    public static TrafficRecord of(Origin origin, TrafficStream stream) {
        return new TrafficRecord(stream.connection(), origin, stream, StreamEncoder.encode(stream));
    }

    /**
     * A record out of its bytes.
     *
     * @param place where they stand, for a failure's message
     */
    static TrafficRecord parse(String key, Origin origin, byte[] encoded, String place) {
        return new TrafficRecord(key, origin, StreamDecoder.decode(encoded, place), encoded);
    }
}
