package org.osmigrate.reconstruct;

import java.nio.ByteBuffer;
import org.osmigrate.lucene.SourceDocument;

/** Gives the source of one document after another. Not for several threads at once. */
@FunctionalInterface
public interface Sources {

    /**
     * The source of a document; empty when it has none. The bytes may change with the next document.
     *
     * @throws NotRebuilt when something of it would be wrong or missing without a word
     */
    ByteBuffer of(SourceDocument document) throws NotRebuilt;
}
