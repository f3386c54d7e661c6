package org.osmigrate.storage;

import java.io.IOException;
import java.util.List;

/**
 * Objects behind a network, one request a call (a listing: one a page). An {@code IOException} is worth another attempt, a
 * {@code MigrationFailure} is not.
 */
interface RemoteObjects extends AutoCloseable {

    /** Where they are, without secrets, without a slash at its end. */
    String location();

    /** What a user can do when the server does not answer. */
    String whenUnreachable();

    boolean lists();

    List<StoredObject> list(String folder) throws IOException;

    /** A part of an object: fewer bytes than asked for only where the object ends. */
    Part part(String key, long offset, int length) throws IOException;

    /** A whole object; one longer than {@code limit} bytes is a failure. */
    byte[] whole(String key, int limit) throws IOException;

    void put(String key, byte[] content) throws IOException;

    @Override
    void close();

    /** Bytes of an object, and the length of the whole object. */
    @SuppressWarnings("ArrayRecordComponent")
    record Part(byte[] bytes, long length) {

        /** Of an answer that says {@code bytes FIRST-LAST/LENGTH}; anything cut short is worth another attempt. */
        static Part of(String contentRange, byte[] bytes, long offset, int asked) throws IOException {
            long length = wholeLength(contentRange);
            long expected = Math.min(asked, length - offset);
            if (!contentRange.startsWith("bytes " + offset + "-") || bytes.length != expected) {
                throw new IOException("the answer has " + bytes.length + " bytes (" + contentRange + ") instead of "
                        + expected + " from " + offset);
            }
            return new Part(bytes, length);
        }

        private static long wholeLength(String contentRange) throws IOException {
            String length = contentRange.substring(contentRange.indexOf('/') + 1);
            if (!length.matches("\\d{1,18}")) {
                throw new IOException("the answer does not say how long the object is: '" + contentRange + "'");
            }
            return Long.parseLong(length);
        }
    }
}
