package org.osmigrate.work;

import java.util.Map;

/**
 * A range of documents of one segment of one shard.
 *
 * @param id deterministic
 * @param index name of the index
 * @param shard number of the shard
 * @param segment name of the segment
 * @param from first document number
 * @param to one more than the last document number
 * @param bytes bytes to read
 * @param progress how far it is
 * @param holder the worker that has claimed it; empty for none
 * @param stamp for compare-and-set
 */
public record WorkItem(
        String id,
        String index,
        int shard,
        String segment,
        int from,
        int to,
        long bytes,
        Progress progress,
        String holder,
        Stamp stamp) {

    /** What stands before the part, in place of a segment, in an item that deletes; segments begin with {@code _}. */
    public static final String DELETIONS = "deletions-";

    /**
     * How far an item is.
     *
     * @param watermark every document below this number of the segment is acknowledged, failed ones included
     * @param done whether the range is finished
     * @param documents documents accepted by the target
     * @param sourceBytes bytes of their sources
     * @param failed documents written to the failed-document stream
     * @param causes of these documents, error type to number; without those that an older version has counted
     * @param allowed documents that were refused with an error that was declared no failure
     * @param newer documents that the target has in the version to be sent or a newer one
     * @param repeats what came of sending documents more than once
     * @param dropped documents that a transformation left out
     */
    public record Progress(
            int watermark,
            boolean done,
            long documents,
            long sourceBytes,
            long failed,
            Map<String, Long> causes,
            long allowed,
            long newer,
            Repeats repeats,
            long dropped) {

        public Progress {
            causes = Map.copyOf(causes);
        }

        /** Of a range of which nothing was found to be sent twice. */
        public Progress(
                int watermark,
                boolean done,
                long documents,
                long sourceBytes,
                long failed,
                Map<String, Long> causes,
                long allowed,
                long newer) {
            this(watermark, done, documents, sourceBytes, failed, causes, allowed, newer, Repeats.NONE, 0);
        }

        /** Of a range of which the target has no document in a newer version. */
        public Progress(
                int watermark,
                boolean done,
                long documents,
                long sourceBytes,
                long failed,
                Map<String, Long> causes,
                long allowed) {
            this(watermark, done, documents, sourceBytes, failed, causes, allowed, 0);
        }

        /** Of a range of which no document was refused. */
        public Progress(int watermark, boolean done, long documents, long sourceBytes) {
            this(watermark, done, documents, sourceBytes, 0, Map.of(), 0);
        }

        /** The same at the end of the range. */
        public Progress finishedAt(int end) {
            return new Progress(end, true, documents, sourceBytes, failed, causes, allowed, newer, repeats, dropped);
        }

        /** The same when documents below a number of the segment may have been sent. */
        public Progress reaching(int reach) {
            Repeats further = new Repeats(repeats.there, repeats.doubtful, Math.max(reach, repeats.reach));
            return new Progress(
                    watermark, done, documents, sourceBytes, failed, causes, allowed, newer, further, dropped);
        }

        /** The same when so many more documents were left out. */
        public Progress dropping(long more) {
            return new Progress(
                    watermark, done, documents, sourceBytes, failed, causes, allowed, newer, repeats, dropped + more);
        }
    }

    /**
     * What came of sending documents more than once.
     *
     * @param there documents that a data stream had already
     * @param doubtful documents sent without ids that the target may have twice
     * @param reach documents from this number of the segment on were never sent; kept only where no ids are sent
     */
    public record Repeats(long there, long doubtful, int reach) {

        /** Nothing. */
        public static final Repeats NONE = new Repeats(0, 0, 0);

        /** Both together. */
        public Repeats plus(Repeats other) {
            return new Repeats(there + other.there, doubtful + other.doubtful, Math.max(reach, other.reach));
        }
    }

    /** The sequence number and primary term under which a state document was read. */
    public record Stamp(long seqNo, long primaryTerm) {}

    /** A range of which nothing has been read, claimed by nobody. */
    public static WorkItem fresh(String id, String index, int shard, String segment, int from, int to, long bytes) {
        Progress none = new Progress(from, false, 0, 0);
        return new WorkItem(id, index, shard, segment, from, to, bytes, none, "", new Stamp(-2, 0));
    }

    /** Whether another range is of the same shard. */
    public boolean sharesShardWith(WorkItem other) {
        return shard == other.shard() && index.equals(other.index());
    }

    /** Whether it deletes: then its documents are those of the older snapshot that are not in the newer one any more. */
    public boolean deletes() {
        return segment.startsWith(DELETIONS);
    }

    /** The same item further on. */
    public WorkItem at(Progress next) {
        return new WorkItem(id, index, shard, segment, from, to, bytes, next, holder, stamp);
    }

    /** The same item, claimed by a worker; empty for nobody. */
    public WorkItem heldBy(String worker) {
        return new WorkItem(id, index, shard, segment, from, to, bytes, progress, worker, stamp);
    }

    /** The same item with the stamp of another reading of it. */
    public WorkItem stampedAs(WorkItem other) {
        return writtenAs(other.stamp());
    }

    /** The same item as it was written. */
    WorkItem writtenAs(Stamp written) {
        return new WorkItem(id, index, shard, segment, from, to, bytes, progress, holder, written);
    }
}
