package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * Which documents of a segment are live: those that {@code .liv} does not mark and that have no value in the doc-values
 * field {@code __soft_deletes}, with its updates.
 */
final class LiveDocs {

    private static final String SOFT_DELETES = "__soft_deletes";

    private final FixedBitSet live;
    private final Optional<NumberField> softDeletes;

    private LiveDocs(FixedBitSet live, Optional<NumberField> softDeletes) {
        this.live = live;
        this.softDeletes = softDeletes;
    }

    static LiveDocs read(SegmentFiles files) throws IOException {
        SegmentCommitInfo commit = files.commit();
        FixedBitSet live = new FixedBitSet(commit.info.maxDoc());
        live.set(0, commit.info.maxDoc());
        if (commit.hasDeletions()) {
            clearDeleted(live, files.formats().liveDocs().read(files.outer(), commit, IOContext.DEFAULT));
        }
        Optional<NumberField> softDeletes = NumberField.find(files, SOFT_DELETES);
        int before = live.cardinality();
        if (softDeletes.isPresent()) {
            clearSoftDeleted(live, softDeletes.get());
        }
        checkCount(commit, before - live.cardinality(), files.damage());
        return new LiveDocs(live, softDeletes);
    }

    private static void clearDeleted(FixedBitSet live, Bits bits) {
        for (int doc = 0; doc < live.length(); doc++) {
            if (!bits.get(doc)) {
                live.clear(doc);
            }
        }
    }

    private static void clearSoftDeleted(FixedBitSet live, NumberField field) throws IOException {
        try (NumbersFormat.Numbers numbers = field.open()) {
            NumericDocValues marks = numbers.of(field.field());
            for (int doc = marks.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = marks.nextDoc()) {
                if (doc >= live.length()) {
                    throw new CorruptIndexException("soft delete of document " + doc, SOFT_DELETES);
                }
                live.clear(doc);
            }
        }
    }

    /** The commit counts them too: reading another number would resurrect documents, or lose some. */
    private static void checkCount(SegmentCommitInfo commit, int found, Damage damage) {
        if (found != commit.getSoftDelCount()) {
            throw damage.corrupt("its commit counts " + commit.getSoftDelCount() + " soft-deleted documents, " + found
                    + " are marked");
        }
    }

    boolean isLive(int doc) {
        return live.get(doc);
    }

    int count() {
        return live.cardinality();
    }

    /** {@code .liv} was compared with its checksum when it was read. */
    void verifyChecksums() throws IOException {
        if (softDeletes.isPresent()) {
            softDeletes.get().verifyChecksums();
        }
    }
}
