package org.osmigrate.cluster;

import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.failure.RequestRefused;

/** Turns error answers into failures that name the cluster and who asked. */
final class Refusals {

    private final ClusterSettings settings;

    Refusals(ClusterSettings settings) {
        this.settings = settings;
    }

    /** Whether an answer is about who asks; a write block answers 403 as well, but has nothing to do with it. */
    static boolean isDenial(Reply reply) {
        return reply.status() == 401 || (reply.status() == 403 && !isBlock(reply));
    }

    /** Whether one action of a bulk was refused because of who asks. */
    static boolean isDenial(BulkOutcome.ItemFailure failure) {
        return failure.status() == 403 && failure.type().equals("security_exception");
    }

    private static boolean isBlock(Reply reply) {
        return ErrorText.type(reply.json().path("error")).endsWith("block_exception");
    }

    AccessDenied denied(Reply reply, String request) {
        return reply.status() == 401
                ? new AccessDenied(
                        "The " + where() + " does not accept the credentials of " + who() + said(reply),
                        "Check " + settings.role() + ".auth.")
                : forbidden(request, said(reply));
    }

    AccessDenied denied(BulkOutcome.ItemFailure failure, String request) {
        return forbidden(request, ": " + failure.type() + ": " + failure.reason());
    }

    private AccessDenied forbidden(String request, String said) {
        return new AccessDenied(
                "The " + where() + " denies " + request + " to " + who() + said,
                "Give that user the privilege; docs/guide/secured-clusters.md lists all that are needed.");
    }

    MigrationFailure refused(Reply reply, String request) {
        String what = "The " + where() + " refused " + request + " with status " + reply.status() + said(reply);
        if (isBlock(reply)) {
            return new CheckFailed(what, "Remove the block (read-only, disk watermark) and start again.");
        }
        return new RequestRefused(what, "Correct what it names, or look at the server's log.");
    }

    MigrationFailure noJson(Reply reply, String request) {
        return new RequestRefused(
                "The " + where() + " answered " + request + " with something that is no JSON" + said(reply),
                "Check that " + settings.role() + ".url leads to the cluster and not to a proxy's page.");
    }

    private String where() {
        return settings.role() + " " + settings.url();
    }

    private String who() {
        String name = switch (settings.credentials()) {
            case Credentials.None() -> "a request without credentials";
            case Credentials.Basic(var username, var password) -> "user '" + username + "'";
            case Credentials.ApiKey(var encoded) -> "the API key";
            case Credentials.SigV4(var region, var service) ->
                "the AWS credentials of the environment (" + service + ", " + region + ")";
        };
        return settings.tls().identity() instanceof Tls.Identity.Pem(var certificate, var key)
                ? name + " with the client certificate " + certificate
                : name;
    }

    private static String said(Reply reply) {
        String text = ErrorText.of(reply);
        return text.isEmpty() ? "" : ": " + text;
    }
}
