package org.osmigrate.lucene;

import java.io.IOException;
import org.apache.lucene.index.NumericDocValues;

/** Numbers of documents that are asked for in ascending order. */
abstract class ForwardNumbers extends NumericDocValues {

    private final int maxDoc;
    private int doc = -1;

    ForwardNumbers(int maxDoc) {
        this.maxDoc = maxDoc;
    }

    /** Whether a document has a number; later calls ask for later documents. */
    abstract boolean find(int document) throws IOException;

    @Override
    public boolean advanceExact(int target) throws IOException {
        doc = target;
        return find(target);
    }

    @Override
    public int docID() {
        return doc;
    }

    @Override
    public int nextDoc() throws IOException {
        return advance(doc + 1);
    }

    @Override
    public int advance(int target) throws IOException {
        for (int next = target; next < maxDoc; next++) {
            if (find(next)) {
                doc = next;
                return next;
            }
        }
        doc = NO_MORE_DOCS;
        return NO_MORE_DOCS;
    }

    @Override
    public long cost() {
        return maxDoc;
    }
}
