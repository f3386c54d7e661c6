package org.osmigrate.backfill;

import org.osmigrate.cluster.BulkBody;
import org.osmigrate.lucene.SourceDocument;

/** Whether documents carry versions of the source, so that nothing newer on the target is overwritten. */
public enum VersionMode {
    /** Documents overwrite whatever the target has under their id. */
    NONE {
        @Override
        long version(SourceDocument document) {
            return BulkBody.NO_VERSION;
        }
    },

    /**
     * The version is {@code _seq_no} + 1, which grows over deletions too; of clusters before Elasticsearch 6, which have no
     * sequence numbers, it is {@code _version}. A document that a later cluster has taken over from one without sequence
     * numbers is older than all that have one: its version is 0.
     */
    EXTERNAL {
        @Override
        long version(SourceDocument document) {
            return document.seqNo() + 1;
        }
    },

    /** As {@link #EXTERNAL}, for sources without sequence numbers. */
    EXTERNAL_BY_VERSION {
        @Override
        long version(SourceDocument document) {
            return Math.max(0, document.version());
        }
    };

    /** The version that a document is sent with. */
    abstract long version(SourceDocument document);

    /**
     * The version that a document is deleted with: above its own, and below that of whatever was written after its deletion,
     * which itself took a number.
     */
    long deletion(SourceDocument document) {
        return readsVersions() ? version(document) + 1 : BulkBody.NO_VERSION;
    }

    /** Whether the numbers that order changes have to be read. */
    boolean readsVersions() {
        return this != NONE;
    }
}
