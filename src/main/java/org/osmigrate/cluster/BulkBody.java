package org.osmigrate.cluster;

import java.nio.ByteBuffer;

/**
 * The body of a bulk request, built from raw bytes. A source with newlines outside of strings is compacted, for the bulk
 * format ends a document with a newline; nothing else of it is touched.
 */
public interface BulkBody {

    /** An empty body for one index. {@code expectedBytes} is a hint for the first allocation. */
    static BulkBody of(String index, int expectedBytes) {
        return of(index, BulkForm.PLAIN, expectedBytes);
    }

    /** An empty body of actions of a form. */
    static BulkBody of(String index, BulkForm form, int expectedBytes) {
        return new BulkBuffer(index, form, expectedBytes);
    }

    /** An index action without a version: it overwrites whatever the target has. */
    long NO_VERSION = -1;

    /** Adds an index action without a version; the source, which is not empty, is copied. An empty routing is none. */
    default void index(String id, String routing, ByteBuffer source) {
        index(id, routing, NO_VERSION, source);
    }

    /** Adds an index action that the target takes only where it has no version as high as this one (external). */
    void index(String id, String routing, long version, ByteBuffer source);

    /**
     * Adds a delete action, with a version one that the target takes only where it has no version as high as this one. It has
     * no source, and what is not there to be deleted is no failure.
     */
    void delete(String id, String routing, long version);

    /** The name of the index that the actions go to. */
    String index();

    /** How the actions are written. */
    BulkForm form();

    /** The number of actions. */
    int items();

    /** The length of the body in bytes. */
    long bytes();

    /** The {@code _id} of an action, by its position: that of the source, also where none is sent. */
    String id(int item);

    /** The routing of an action, by its position; empty for none. */
    String routing(int item);

    /** The version of an action, by its position; {@link #NO_VERSION} for none. */
    long version(int item);

    /** The source of an action, by its position, as it is sent; empty for a delete action. */
    ByteBuffer source(int item);

    /** The whole body as it is sent; read-only. */
    ByteBuffer content();

    /** A new body of some of the actions, in the order of the given positions. */
    BulkBody only(int... items);
}
