package org.osmigrate.backfill;

import java.util.Map;
import java.util.TreeMap;
import org.osmigrate.work.WorkItem.Progress;
import org.osmigrate.work.WorkItem.Repeats;

/**
 * What became of some documents.
 *
 * @param documents accepted by the target
 * @param sourceBytes bytes of their sources
 * @param causes error type to number of the documents that are in the failed-document stream because of it
 * @param allowed documents refused with an error that was declared no failure
 * @param newer documents that the target has in the version to be sent or a newer one
 * @param there documents that a data stream had already
 * @param doubtful documents sent without ids that the target may have twice
 */
record Tally(
        long documents,
        long sourceBytes,
        Map<String, Long> causes,
        long allowed,
        long newer,
        long there,
        long doubtful) {

    static final Tally NONE = new Tally(0, 0, Map.of(), 0);

    Tally {
        causes = Map.copyOf(causes);
    }

    Tally(long documents, long sourceBytes, Map<String, Long> causes, long allowed) {
        this(documents, sourceBytes, causes, allowed, 0, 0, 0);
    }

    /** The progress of a range when these documents have come to those counted before. */
    Progress upTo(int watermark, Progress before) {
        return new Progress(
                watermark,
                false,
                before.documents() + documents,
                before.sourceBytes() + sourceBytes,
                before.failed() + failed(),
                sum(before.causes(), causes),
                before.allowed() + allowed,
                before.newer() + newer,
                before.repeats().plus(new Repeats(there, doubtful, 0)),
                before.dropped());
    }

    private long failed() {
        return causes.values().stream().mapToLong(Long::longValue).sum();
    }

    static Map<String, Long> sum(Map<String, Long> some, Map<String, Long> others) {
        Map<String, Long> sum = new TreeMap<>(some);
        others.forEach((cause, number) -> sum.merge(cause, number, Long::sum));
        return sum;
    }
}
