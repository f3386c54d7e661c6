package org.osmigrate.snapshot;

import java.util.Set;
import org.osmigrate.failure.UnsupportedVersion;
import org.osmigrate.snapshot.Catalogue.Entry;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Tells from the number in a snapshot's description who took it. */
record SnapshotVersion(RepositoryBlobs blobs, String key, Entry entry) {

    /** Set in the numbers of OpenSearch. */
    private static final int OPENSEARCH = 0x08000000;

    /** From here on the number is that of an index format, since Elasticsearch 8.11. */
    private static final int FIRST_INDEX_VERSION = 8_500_000;

    private static final int LAST_NUMBERED_MAJOR = 8;
    private static final int LAST_NUMBERED_MINOR = 11;
    private static final Set<Integer> ELASTICSEARCH_MAJORS = Set.of(1, 2, 5, 6, 7, 8, 9);
    private static final Set<Integer> OPENSEARCH_MAJORS = Set.of(1, 2, 3);
    static final String READS = "This version reads snapshots of Elasticsearch 1, 2 and 5 to 9 and OpenSearch 1 to 3.";

    Version of(int id) {
        Version version = version(id);
        boolean known = (version.flavour() == Flavour.OPENSEARCH ? OPENSEARCH_MAJORS : ELASTICSEARCH_MAJORS)
                .contains(version.major());
        if (!known) {
            throw new UnsupportedVersion(
                    "snapshot '" + entry.name() + "' in " + blobs.location() + " was taken by "
                            + version.flavour().label() + " " + version.number(),
                    READS);
        }
        checkForm(version);
        return version;
    }

    private Version version(int id) {
        if (id <= 0) {
            throw blobs.corrupt(key, "gives no version", null);
        }
        if ((id & OPENSEARCH) != 0) {
            return numbered(Flavour.OPENSEARCH, id ^ OPENSEARCH);
        }
        return id < FIRST_INDEX_VERSION ? numbered(Flavour.ELASTICSEARCH, id) : ofIndexVersion(id / 1_000_000);
    }

    private static Version numbered(Flavour flavour, int id) {
        return new Version(flavour, id / 1_000_000, id / 10_000 % 100, id / 100 % 100);
    }

    /** The release is not told any more, so it is the first one that could be. */
    private static Version ofIndexVersion(int major) {
        return new Version(Flavour.ELASTICSEARCH, major, major == LAST_NUMBERED_MAJOR ? LAST_NUMBERED_MINOR : 0, 0);
    }

    /** Only Elasticsearch 1 wrote blobs without a checksum, and only 1 and 2 lists without uuids. */
    private void checkForm(Version version) {
        boolean first = version.flavour() == Flavour.ELASTICSEARCH && version.major() == 1;
        boolean unlisted = entry.blobs() instanceof SnapshotBlobs.Checksummed
                && entry.id().equals(entry.name())
                && version.major() > 2;
        if (first != entry.blobs() instanceof SnapshotBlobs.Plain || unlisted) {
            throw blobs.corrupt(key, "is of " + version + ", which names and writes its blobs in another way", null);
        }
    }
}
