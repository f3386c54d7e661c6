package org.osmigrate.cluster;

/** The status and the body of a response. */
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, byte[] body) {

    Reply reply() {
        return new Reply(status, body);
    }
}
