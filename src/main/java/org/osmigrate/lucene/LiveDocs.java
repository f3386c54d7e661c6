package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
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
    private final Optional<SoftDeletes> softDeletes;

    private LiveDocs(FixedBitSet live, Optional<SoftDeletes> softDeletes) {
        this.live = live;
        this.softDeletes = softDeletes;
    }

    static LiveDocs read(
            Formats formats,
            SegmentCommitInfo commit,
            Directory directory,
            Directory files,
            FieldInfos fields,
            Damage damage)
            throws IOException {
        FixedBitSet live = new FixedBitSet(commit.info.maxDoc());
        live.set(0, commit.info.maxDoc());
        if (commit.hasDeletions()) {
            clearDeleted(live, formats.liveDocs().readLiveDocs(directory, commit, IOContext.DEFAULT));
        }
        Optional<SoftDeletes> softDeletes = softDeletes(commit, directory, files, fields, damage);
        int before = live.cardinality();
        if (softDeletes.isPresent()) {
            softDeletes.get().clear(live);
        }
        checkCount(commit, before - live.cardinality(), damage);
        return new LiveDocs(live, softDeletes);
    }

    private static void clearDeleted(FixedBitSet live, Bits bits) {
        for (int doc = 0; doc < live.length(); doc++) {
            if (!bits.get(doc)) {
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

    private static Optional<SoftDeletes> softDeletes(
            SegmentCommitInfo commit, Directory directory, Directory files, FieldInfos fields, Damage damage) {
        FieldInfo field = fields.fieldInfo(SOFT_DELETES);
        if (field == null || field.getDocValuesType() != DocValuesType.NUMERIC) {
            return Optional.empty();
        }
        return Optional.of(new SoftDeletes(DocValuesFile.of(field, commit, directory, files, fields, damage), field));
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

    /** The doc values of the field. */
    private record SoftDeletes(DocValuesFile file, FieldInfo field) {

        void clear(FixedBitSet live) throws IOException {
            try (DocValuesProducer producer = file.open()) {
                NumericDocValues marks = producer.getNumeric(field);
                for (int doc = marks.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = marks.nextDoc()) {
                    if (doc >= live.length()) {
                        throw new CorruptIndexException("soft delete of document " + doc, SOFT_DELETES);
                    }
                    live.clear(doc);
                }
            }
        }

        void verifyChecksums() throws IOException {
            try (DocValuesProducer producer = file.open()) {
                producer.checkIntegrity();
            }
        }
    }
}
