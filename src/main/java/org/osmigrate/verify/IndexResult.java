package org.osmigrate.verify;

import java.util.List;

/**
 * What is known of an index after its verification.
 *
 * @param index its name in the snapshot
 * @param target its name in the target
 * @param verdict whether both are the same
 * @param extent how it was verified: full, counts or sample
 * @param sourceDocuments root documents in the snapshot
 * @param targetDocuments root documents in the target
 * @param compared documents of the snapshot whose content was compared
 * @param missing documents that only the snapshot has
 * @param surplus documents that only the target has; of a sample, by the counts
 * @param different documents with another routing or source
 * @param notJson documents of the snapshot whose source is no JSON; they are compared byte by byte
 * @param remark what a reader should know; may be empty
 * @param examples some of the documents, by kind and id
 */
public record IndexResult(
        String index,
        String target,
        Verdict verdict,
        String extent,
        long sourceDocuments,
        long targetDocuments,
        long compared,
        long missing,
        long surplus,
        long different,
        long notJson,
        String remark,
        List<Difference> examples) {

    public IndexResult {
        examples = List.copyOf(examples);
    }

    /** Whether an index is the same on both sides. */
    public enum Verdict {
        /** As far as was asked for, it is. */
        EQUAL,
        /** It is not. */
        DIFFERENT,
        /** Nothing was found to differ, but not everything could be compared. */
        NOT_VERIFIABLE
    }
}
