package org.osmigrate.lucene;

import java.io.IOException;

/**
 * A type and an id in one text, {@code type#id}: {@code _uid} of Elasticsearch up to 5, {@code _parent} of Elasticsearch 1. An
 * id may hold the sign between them, a type may not.
 */
record StoredUid(String type, String id) {

    private static final char BETWEEN = '#';

    static StoredUid parse(String uid) throws IOException {
        int end = uid.indexOf(BETWEEN);
        if (end <= 0 || end == uid.length() - 1) {
            throw new IOException("'" + uid + "' is no type and id");
        }
        return new StoredUid(uid.substring(0, end), uid.substring(end + 1));
    }
}
