package org.osmigrate.lucene;

import java.util.List;

/** The segments of a commit. */
record StoredShardDocuments(List<SegmentDocuments> segments, String history) implements ShardDocuments {

    StoredShardDocuments {
        segments = List.copyOf(segments);
    }
}
