package org.osmigrate.backfill;

import java.net.URI;
import java.util.List;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.BulkOutcome.ItemFailure;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.NotFound;

/** Knows refusals that are about no document but about the way all of them are sent: the run ends with them. */
record TargetRefusals(URI target) {

    /** As collections of OpenSearch Serverless for time series and vectors answer. */
    private static final String NO_IDS = "Document ID is not supported";

    private static final String NO_ALIAS = "require_alias";

    /**
     * Looks at the refused actions of an answer.
     *
     * @throws ConfigurationInvalid when the target takes no ids
     * @throws NotFound when a name that has to be an alias is none any more
     */
    void check(BulkBody body, List<ItemFailure> failures) {
        if (body.form().withIds() && failures.stream().anyMatch(failure -> says(failure, NO_IDS))) {
            throw new ConfigurationInvalid(
                    "target " + target + " takes no documents with ids into " + body.index() + " ('" + NO_IDS + "')",
                    "Give backfill.document-ids: generate (--document-ids generate) and another --session: the target then makes"
                            + " up ids, and"
                            + " documents whose answer is lost may be there twice.");
        }
        if (body.form().requireAlias() && failures.stream().anyMatch(failure -> says(failure, NO_ALIAS))) {
            throw new NotFound(
                    body.index() + " is no alias any more on target " + target + ", and backfill.require-alias is on",
                    "Put the alias back, with a write index, and run the same command again: it goes on where it stopped.");
        }
    }

    private static boolean says(ItemFailure failure, String words) {
        return failure.reason().contains(words);
    }
}
