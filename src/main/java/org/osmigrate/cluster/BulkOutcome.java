package org.osmigrate.cluster;

import java.util.List;

/** What became of one attempt to send a bulk. */
public sealed interface BulkOutcome {

    /**
     * The target answered for every action. An action that is not in {@code failures} was accepted.
     *
     * @param failures the refused ones, by position
     */
    record Answered(List<ItemFailure> failures) implements BulkOutcome {}

    /** The whole request was pushed back (429, 503, 502, 504): nothing, or not all, was done; send it again later. */
    record Busy(int status, String message) implements BulkOutcome {}

    /** The request is larger than the target takes (413): split it. */
    record TooLarge(String message) implements BulkOutcome {}

    /** No answer: a broken connection or the time limit. What was done is unknown; sending again is safe with ids. */
    record Lost(String message) implements BulkOutcome {}

    /** The whole request was refused for good (400, 404 ...). */
    record Refused(int status, String message) implements BulkOutcome {}

    /**
     * A refused action.
     *
     * @param item its position in the bulk
     * @param status its HTTP status; 429 and 503 may succeed later
     * @param type the error's type, like {@code mapper_parsing_exception}
     * @param reason the error's text, with the causes
     */
    record ItemFailure(int item, int status, String type, String reason) {}
}
