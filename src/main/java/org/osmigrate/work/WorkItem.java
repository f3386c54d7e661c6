package org.osmigrate.work;

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

    /**
     * How far an item is.
     *
     * @param watermark every document below this number of the segment is acknowledged, failed ones included
     * @param done whether the range is finished
     * @param documents documents accepted by the target
     * @param sourceBytes bytes of their sources
     * @param failed documents written to the failed-document stream
     */
    public record Progress(int watermark, boolean done, long documents, long sourceBytes, long failed) {}

    /** The sequence number and primary term under which a state document was read. */
    public record Stamp(long seqNo, long primaryTerm) {}

    /** A range of which nothing has been read, claimed by nobody. */
    public static WorkItem fresh(String id, String index, int shard, String segment, int from, int to, long bytes) {
        Progress none = new Progress(from, false, 0, 0, 0);
        return new WorkItem(id, index, shard, segment, from, to, bytes, none, "", new Stamp(-2, 0));
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
