package org.osmigrate.verify;

import java.util.BitSet;

/**
 * Sums over the documents of both sides by bucket of ids: 24 bytes a bucket, whatever the number of documents. The
 * source's digests are added, the target's subtracted, so a bucket is equal when nothing is left. Sums, not exclusive ors,
 * for a document that is there twice must not vanish. Buckets go by id alone, for the target may have other shards. Safe
 * for use by several threads.
 */
final class Buckets {

    private static final int DOCUMENTS_PER_BUCKET = 64;
    private static final int MOST = 1 << 20;

    private final long[] high;
    private final long[] low;
    private final int[] source;
    private final int[] target;
    private long sourceCount;
    private long targetCount;
    private long notJson;
    private long withoutSource;
    private final TooLong tooLong = new TooLong();

    private Buckets(int count) {
        high = new long[count];
        low = new long[count];
        source = new int[count];
        target = new int[count];
    }

    /** As many buckets as keep the list of documents of a bucket short, within about 24 MiB. */
    static Buckets forDocuments(long documents) {
        long wanted = Math.clamp(documents / DOCUMENTS_PER_BUCKET, 1, MOST);
        return new Buckets(Math.toIntExact(Math.min(Long.highestOneBit(wanted) * 2, MOST)));
    }

    int count() {
        return high.length;
    }

    int of(Fingerprint document) {
        return (int) (document.idHash() & (high.length - 1));
    }

    synchronized void addSource(Fingerprint document) {
        int bucket = of(document);
        high[bucket] += document.high();
        low[bucket] += document.low();
        source[bucket]++;
        sourceCount++;
        notJson += document.form() == Form.BYTES ? 1 : 0;
        withoutSource += document.form() == Form.NONE ? 1 : 0;
        tooLong.add(document);
    }

    synchronized void addTarget(Fingerprint document) {
        int bucket = of(document);
        high[bucket] -= document.high();
        low[bucket] -= document.low();
        target[bucket]++;
        targetCount++;
    }

    /** Buckets with differences, from one on, as many as have together at most so many documents of the source. */
    synchronized BitSet unequal(int from, long documents) {
        BitSet chosen = new BitSet(high.length);
        long sum = 0;
        for (int bucket = from; bucket < high.length; bucket++) {
            if (unequal(bucket)) {
                sum += source[bucket];
                if (sum > documents && !chosen.isEmpty()) {
                    return chosen;
                }
                chosen.set(bucket);
            }
        }
        return chosen;
    }

    /** The number of the source's documents in some buckets. */
    synchronized int sourceIn(BitSet chosen) {
        return Math.toIntExact(
                chosen.stream().mapToLong(bucket -> source[bucket]).sum());
    }

    synchronized long sourceCount() {
        return sourceCount;
    }

    synchronized long targetCount() {
        return targetCount;
    }

    /** Documents of the source that are no JSON. */
    synchronized long notJson() {
        return notJson;
    }

    /** Documents of the source that have no source, or whose is left out. */
    synchronized long withoutSource() {
        return withoutSource;
    }

    /** Documents of the source that are too long to be compared. */
    TooLong tooLong() {
        return tooLong;
    }

    private boolean unequal(int bucket) {
        return high[bucket] != 0 || low[bucket] != 0 || source[bucket] != target[bucket];
    }
}
