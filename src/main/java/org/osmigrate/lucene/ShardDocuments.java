package org.osmigrate.lucene;

import java.util.List;
import org.apache.lucene.store.Directory;

/** The segments of one commit of a shard. */
public interface ShardDocuments {

    /**
     * Reads the newest commit of a directory. Only {@code segments_N}, {@code .si}, {@code .fnm}, stored fields, live
     * docs and soft-delete doc values are ever touched, through their format classes.
     *
     * @param directory left open; the caller closes it after the last read
     * @param shard how errors name the shard, like {@code products[0]}
     * @throws org.osmigrate.failure.UnsupportedFormat for a codec that is not in the table, by name
     * @throws org.osmigrate.failure.CorruptSnapshot for bytes that do not fit their format or checksum
     */
    static ShardDocuments open(Directory directory, String shard) {
        return open(directory, shard, ValueFields.NONE);
    }

    /**
     * The same, with the stored fields and doc values that are asked for.
     *
     * @throws org.osmigrate.failure.UnsupportedFormat also for doc values of them in a format that is not known, by name
     */
    static ShardDocuments open(Directory directory, String shard, ValueFields wanted) {
        Commit commit = Commit.newest(directory, shard);
        return new StoredShardDocuments(commit.open(directory, shard, wanted), commit.history());
    }

    /** The segments, in the order of the commit. */
    List<SegmentDocuments> segments();

    /**
     * What names the life of the shard within which a sequence number and a primary term are of one operation alone; empty
     * where there is no such name.
     */
    String history();
}
