package org.osmigrate.lucene;

import java.io.IOException;
import java.util.List;

/** Doc values of one field, read from lower to higher document numbers. */
interface ColumnReader {

    /** The values of a document; empty for none. Numbers of documents only grow. */
    List<FieldValue> of(int doc) throws IOException;
}
