package org.osmigrate.backfill;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.osmigrate.failure.UnsupportedFormat;
import org.osmigrate.lucene.SegmentDocuments;

/**
 * The documents of a range that were written by the same operations as documents of other segments: merging copies
 * documents, and a sequence number with its primary term is of one operation alone in the history of a shard. Only the
 * numbers of the range are held in memory; the others pass by.
 */
final class SameOperations {

    /** What a range may hold at most: 42 MB, in a table that is half empty at least. */
    static final int MOST = 1 << 20;

    private static final int FREE = -1;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private final int from;
    private final int mask;
    private final long[] seqNos;
    private final long[] primaryTerms;
    private final int[] documents;
    private final BitSet same = new BitSet();

    private SameOperations(int from, int to) {
        int size = Integer.highestOneBit(Math.max(8, to - from - 1)) << 2;
        this.from = from;
        this.mask = size - 1;
        this.seqNos = new long[size];
        this.primaryTerms = new long[size];
        this.documents = new int[size];
        Arrays.fill(documents, FREE);
    }

    /** Tells of each document of the range whether the others have it; of no other document. */
    static IntPredicate among(SegmentDocuments segment, int from, int to, List<SegmentDocuments> others) {
        if (others.isEmpty()) {
            return _ -> false;
        }
        try {
            SameOperations operations = new SameOperations(from, to);
            segment.readOperations(from, to, operations::add);
            others.forEach(other -> other.readOperations(0, other.maxDoc(), operations::mark));
            return doc -> operations.same.get(doc - from);
        } catch (UnsupportedFormat unknownDocValues) {
            // The numbers only spare work.
            return _ -> false;
        }
    }

    private void add(int doc, long seqNo, long primaryTerm) {
        int slot = slot(seqNo, primaryTerm);
        while (documents[slot] != FREE) {
            slot = (slot + 1) & mask;
        }
        documents[slot] = doc;
        seqNos[slot] = seqNo;
        primaryTerms[slot] = primaryTerm;
    }

    private void mark(int doc, long seqNo, long primaryTerm) {
        for (int slot = slot(seqNo, primaryTerm); documents[slot] != FREE; slot = (slot + 1) & mask) {
            if (seqNos[slot] == seqNo && primaryTerms[slot] == primaryTerm) {
                same.set(documents[slot] - from);
            }
        }
    }

    private int slot(long seqNo, long primaryTerm) {
        long hash = (seqNo + 31 * primaryTerm) * SPREAD;
        return (int) (hash >>> 32) & mask;
    }
}
