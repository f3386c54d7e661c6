package org.osmigrate.verify;

import org.osmigrate.failure.CheckFailed;

/** What a verification says of a document that this process cannot compare. */
final class DocumentTooLong {

    private DocumentTooLong() {}

    static CheckFailed of(String id, String index) {
        return new CheckFailed(
                "Document '" + id + "' of the index " + index
                        + " is too long to be compared in the memory of this process",
                "Run the verification again with more memory, about ten times the longest document (OSMIGRATE_HEAP=2g).");
    }
}
