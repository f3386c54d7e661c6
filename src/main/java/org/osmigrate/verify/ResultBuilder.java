package org.osmigrate.verify;

import org.osmigrate.verify.Difference.Kind;
import org.osmigrate.verify.IndexResult.Verdict;

/** What all results of an index have in common. */
record ResultBuilder(String index, String target, String extent, Differences differences) {

    /** A result; {@code remark} is empty when there is nothing to say. */
    IndexResult result(Verdict verdict, String remark, Tally tally) {
        return new IndexResult(
                index,
                target,
                verdict,
                extent,
                tally.source,
                tally.target,
                tally.compared,
                differences.count(Kind.MISSING),
                differences.count(Kind.SURPLUS),
                differences.count(Kind.DIFFERENT),
                tally.notJson,
                remark,
                differences.examples());
    }

    /** Numbers of documents: in the snapshot, in the target, compared, of no JSON. */
    record Tally(long source, long target, long compared, long notJson) {}
}
