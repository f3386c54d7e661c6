package org.osmigrate.backfill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osmigrate.transform.Transforms;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/**
 * How documents are moved.
 *
 * @param readers how many ranges a worker reads at once, of different shards where there are as many
 * @param bulkBytes a bulk is sent when its body has reached this many bytes
 * @param bulksInFlight the most bulks on their way at once; fewer while the target pushes back
 * @param bytesInFlight the most bytes of bulk bodies held at once
 * @param requestTimeout the longest a bulk may take
 * @param retryBudget how long a bulk is sent again while the target accepts nothing of it, before the run fails
 * @param lease how long after its last sign of life a worker is taken for dead
 * @param rangeBytes a segment of more bytes is cut into ranges of this size
 * @param versions whether documents carry versions of the source
 * @param failedDocuments where documents that could not be moved are written
 * @param compressFailedDocuments whether they are compressed
 * @param allowedErrors types of errors with which the target may refuse a document without its being a failure
 * @param relaxations settings of an index that are others until it is filled, as asked for
 * @param reconstructSource whether sources that are not complete are rebuilt; else their indices are refused
 * @param terms what the target asks for
 * @param transforms what is changed in documents
 */
public record BackfillSettings(
        int readers,
        long bulkBytes,
        int bulksInFlight,
        long bytesInFlight,
        Duration requestTimeout,
        Duration retryBudget,
        Duration lease,
        long rangeBytes,
        VersionMode versions,
        FailedPlace failedDocuments,
        boolean compressFailedDocuments,
        Set<String> allowedErrors,
        List<Relaxation> relaxations,
        boolean reconstructSource,
        TargetTerms terms,
        Transforms transforms) {

    /** The settings of a run that says nothing else. */
    public static final BackfillSettings DEFAULT = new BackfillSettings(
            3,
            5L << 20,
            6,
            64L << 20,
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            256L << 20,
            VersionMode.NONE,
            new FailedPlace.Folder(Path.of("failed-documents")),
            true,
            Set.of(),
            List.of(),
            false,
            TargetTerms.NONE,
            Transforms.NONE);

    private static final int FIRST_WITH_SEQUENCE_NUMBERS = 6;

    public BackfillSettings {
        allowedErrors = Set.copyOf(allowedErrors);
        relaxations = List.copyOf(relaxations);
    }

    /** The same for a snapshot of a version: before Elasticsearch 6 there are no sequence numbers. */
    public BackfillSettings forSource(Version source) {
        boolean old = source.flavour() == Flavour.ELASTICSEARCH && source.major() < FIRST_WITH_SEQUENCE_NUMBERS;
        VersionMode mode = old && versions == VersionMode.EXTERNAL ? VersionMode.EXTERNAL_BY_VERSION : versions;
        return with(mode, failedDocuments, compressFailedDocuments, allowedErrors);
    }

    /** The same with failed documents written elsewhere. */
    BackfillSettings failingInto(Path folder, boolean compress) {
        return with(versions, new FailedPlace.Folder(folder), compress, allowedErrors);
    }

    /** The same with other errors that are no failures. */
    BackfillSettings allowing(String... errors) {
        return with(versions, failedDocuments, compressFailedDocuments, Set.of(errors));
    }

    /** The changes of settings that were asked for, and those that the versions of documents need. */
    List<Relaxation> allRelaxations() {
        List<Relaxation> all = new ArrayList<>(relaxations);
        if (versions.readsVersions()) {
            all.add(Relaxation.LONG_MEMORY);
        }
        return all;
    }

    private BackfillSettings with(VersionMode mode, FailedPlace place, boolean compress, Set<String> allowed) {
        return new BackfillSettings(
                readers,
                bulkBytes,
                bulksInFlight,
                bytesInFlight,
                requestTimeout,
                retryBudget,
                lease,
                rangeBytes,
                mode,
                place,
                compress,
                allowed,
                relaxations,
                reconstructSource,
                terms,
                transforms);
    }
}
