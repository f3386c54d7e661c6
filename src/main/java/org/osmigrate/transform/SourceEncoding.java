package org.osmigrate.transform;

import java.nio.ByteBuffer;

/**
 * How the bytes of a source are encoded. Elasticsearch stores them as the client sent them, and tells the encodings apart by
 * the same first bytes when it hands them out.
 */
enum SourceEncoding {
    JSON,
    SMILE,
    CBOR,
    YAML,
    UNKNOWN;

    private static final int CBOR_MAP = 5;
    private static final byte[] CBOR_MARK = {(byte) 0xd9, (byte) 0xd9, (byte) 0xf7};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] SMILE_MARK = {':', ')', '\n'};
    private static final byte[] YAML_MARK = {'-', '-', '-'};

    static SourceEncoding of(ByteBuffer source) {
        if (isJsonObject(source)) {
            return JSON;
        }
        if (beginsWith(source, SMILE_MARK)) {
            return SMILE;
        }
        if (beginsWith(source, YAML_MARK)) {
            return YAML;
        }
        return isCborObject(source) ? CBOR : UNKNOWN;
    }

    /** A byte order mark or a comment may come first. */
    private static boolean isJsonObject(ByteBuffer source) {
        int start = source.position() + (beginsWith(source, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0);
        for (int i = start; i < source.limit(); i++) {
            byte b = source.get(i);
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '{' || b == '/';
            }
        }
        return false;
    }

    private static boolean isCborObject(ByteBuffer source) {
        return source.hasRemaining()
                && (beginsWith(source, CBOR_MARK) || (source.get(source.position()) & 0xff) >>> 5 == CBOR_MAP);
    }

    private static boolean beginsWith(ByteBuffer source, byte[] mark) {
        if (source.remaining() < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (source.get(source.position() + i) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
