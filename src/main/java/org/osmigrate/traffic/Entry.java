package org.osmigrate.traffic;

/**
 * What a log holds, uninterpreted.
 *
 * @param key what keeps entries together in one partition
 * @param header what a reader that does not know ours ignores; empty for none
 * @param value the entry itself
 */
@SuppressWarnings("ArrayRecordComponent")
record Entry(String key, byte[] header, byte[] value) {

    static Entry of(TrafficRecord record) {
        return new Entry(record.key(), OriginCodec.encode(record.origin()), record.encoded());
    }

    static Entry of(Mark mark) {
        return new Entry(mark.proxy(), new byte[0], MarkCodec.encode(mark));
    }

    /** About what it takes in memory and on the wire. */
    long weight() {
        return 64L + key.length() + header.length + value.length;
    }

    /** An entry where it stands. */
    record Placed(Position position, Entry entry) {}
}
