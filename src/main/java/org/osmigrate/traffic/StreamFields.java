package org.osmigrate.traffic;

/** The numbers of fields on the wire; they are the format. */
final class StreamFields {

    static final int CONNECTION = 1;
    static final int SUB_STREAM = 2;
    static final int NUMBER = 3;
    static final int LAST_NUMBER = 4;
    static final int NODE = 5;
    static final int PRIOR_REQUESTS = 6;
    static final int MID_REQUEST = 7;

    static final int TIME = 1;
    static final int BIND = 2;
    static final int CONNECT = 3;
    static final int READ = 4;
    static final int READ_SEGMENT = 5;
    static final int RELEASED = 6;
    static final int WRITE = 8;
    static final int WRITE_SEGMENT = 9;
    static final int DISCONNECT = 10;
    static final int CLOSE = 11;
    static final int CONNECTION_FAILED = 12;
    static final int SEGMENT_END = 14;
    static final int END_OF_MESSAGE = 15;
    static final int DROPPED = 16;

    /** Where a read or write has its bytes. */
    static final int BYTES = 1;
    /** Where a segment has its bytes. */
    static final int SEGMENT_BYTES = 2;

    static final int SECONDS = 1;
    static final int NANOS = 2;

    static final int MESSAGE = 1;
    static final int FIRST_LINE_LENGTH = 1;
    static final int HEADERS_LENGTH = 2;

    private StreamFields() {}
}
