package org.osmigrate.verify;

import java.util.Collection;
import java.util.List;

/** What the snapshot has of an index. */
interface SourceSide extends Side {

    /** Reads documents again, by the places of their fingerprints; in any order. */
    List<StoredDocument> at(Collection<Long> places);
}
