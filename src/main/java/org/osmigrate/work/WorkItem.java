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

    /** The same item further on. */
    public WorkItem at(Progress next) {
        return new WorkItem(id, index, shard, segment, from, to, bytes, next, stamp);
    }
}
