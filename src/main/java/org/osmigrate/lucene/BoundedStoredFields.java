package org.osmigrate.lucene;

import java.io.IOException;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.util.IOUtils;

/**
 * Stored fields that are read one after another: each chunk is decompressed once and as a whole, unless it is so long that
 * memory may not hold it; then each of its documents is decompressed for itself, a piece at a time.
 */
final class BoundedStoredFields extends StoredFieldsReader {

    private final StoredFieldsReader single;
    private final StoredFieldsReader whole;
    private final ChunkBound bound;

    /** {@code single} and {@code whole} read the same file with decompressors that obey the bound. */
    private BoundedStoredFields(StoredFieldsReader single, StoredFieldsReader whole, ChunkBound bound) {
        this.single = single;
        this.whole = whole;
        this.bound = bound;
    }

    static BoundedStoredFields of(StoredFieldsReader reader, ChunkBound bound) {
        return new BoundedStoredFields(reader, reader, bound);
    }

    @Override
    public StoredFieldsReader getMergeInstance() throws IOException {
        return new BoundedStoredFields(single, single.getMergeInstance(), bound);
    }

    @Override
    public void document(int doc, StoredFieldVisitor visitor) throws IOException {
        if (single == whole) {
            single.document(doc, visitor);
            return;
        }
        bound.begin();
        try {
            whole.document(doc, visitor);
        } catch (ChunkBound.Exceeded longChunk) {
            bound.lift();
            single.document(doc, visitor);
        } finally {
            bound.lift();
        }
    }

    @Override
    public StoredFieldsReader clone() {
        return of(single.clone(), bound);
    }

    @Override
    public void checkIntegrity() throws IOException {
        single.checkIntegrity();
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(whole, single);
    }
}
