package org.osmigrate.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osmigrate.backfill.FailedPlace;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.selection.NamePattern;
import org.osmigrate.storage.RepositoryLocation;
import org.osmigrate.traffic.LogPlace;
import org.osmigrate.version.Version;

/** Whether a value is of its key's kind. */
final class Checks {

    private Checks() {}

    static void check(Key key, Given given) {
        for (String text : given.values()) {
            refuseUser(key, given, text);
            complaint(key.kind(), text).ifPresent(complaint -> {
                throw new ConfigurationInvalid(
                        key.name() + " (" + given.origin() + "): " + complaint.what(), complaint.nextStep());
            });
        }
        if (key.kind() instanceof Kind.Nothing && !given.values().isEmpty()) {
            throw new ConfigurationInvalid(
                    key.name() + " (" + given.origin() + "): '" + given.values().getFirst()
                            + "' is not part of this version",
                    "Leave the list empty.");
        }
    }

    /** What is wrong and what is right. */
    private record Complaint(String what, String nextStep) {}

    private static void refuseUser(Key key, Given given, String text) {
        boolean address = key.kind() instanceof Kind.Url && text.contains("@");
        if (address || Urls.hasUserInformation(text)) {
            String role = key.kind() instanceof Kind.Url ? key.block() : "source";
            throw new ConfigurationInvalid(
                    key.name() + " (" + given.origin() + ") has a user in the URL",
                    "Give the user as " + role + ".auth.basic.username and the password as " + role
                            + ".auth.basic.password: {env: NAME}, or with --" + role + "-username and --" + role
                            + "-password-env.");
        }
    }

    private static Optional<Complaint> complaint(Kind kind, String text) {
        return switch (kind) {
            case Kind.Text _, Kind.File _ -> unless(!text.isBlank(), "is empty", "Give a value or leave the key out.");
            case Kind.User _ ->
                unless(
                        !text.isBlank() && !text.contains(":"),
                        "is empty or has a ':', which no name of a user has",
                        "Give the name alone, and the password as auth.basic.password: {env: NAME}.");
            case Kind.Session _ ->
                quoted(
                        text,
                        text.matches("[a-z0-9][a-z0-9-]{0,39}"),
                        "a session name",
                        "Use up to 40 of a-z, 0-9 and -.");
            case Kind.Variable _ ->
                unless(
                        text.matches("[A-Za-z_][A-Za-z0-9_]*"),
                        "is not the name of an environment variable",
                        "Give the name of the variable that holds the secret, not the secret.");
            case Kind.Url _ ->
                quoted(text, Urls.http(text).isPresent(), "an http or https URL", "Write it like https://host:9200.");
            case Kind.Repository _ -> repository(text);
            case Kind.Place _ -> place(text);
            case Kind.Size _ ->
                quoted(text, Sizes.parse(text).isPresent(), "a size", "Write it with its unit, like 10mb.");
            case Kind.Time _ ->
                quoted(text, Times.parse(text).isPresent(), "a time", "Write it with its unit, like 30s or PT10M.");
            case Kind.Count(int least, int most) ->
                quoted(text, isCount(text, least, most), "a whole number from " + least + " to " + most, "Change it.");
            case Kind.Share _ ->
                quoted(
                        text,
                        text.matches("0(\\.\\d{1,9})?|1(\\.0{1,9})?"),
                        "a number from 0 to 1",
                        "Write it like 0.1.");
            case Kind.Switch _ -> quoted(text, text.matches("true|false"), "true or false", "Write one of them.");
            case Kind.Product _ -> rephrase(() -> Version.parse(text));
            case Kind.OneOf(List<String> words, List<String> later) -> oneOf(text, words, later);
            case Kind.Words(List<String> words) -> oneOf(text, words, List.of());
            case Kind.Patterns _ -> rephrase(() -> NamePattern.parse(text.startsWith("-") ? text.substring(1) : text));
            case Kind.ErrorTypes _ ->
                quoted(
                        text,
                        text.matches("[a-z0-9_]+"),
                        "a type of error",
                        "Write it as servers do, like version_conflict_engine_exception.");
            case Kind.Log _ -> rephrase(() -> LogPlace.parse(text));
            case Kind.Properties _ -> property(text);
            case Kind.Changes _ -> rephrase(() -> Changes.parse(text));
            case Kind.Nothing _ -> Optional.empty();
            case Kind.Later _ -> Optional.of(new Complaint("is not part of this version", "Leave it out."));
        };
    }

    private static Optional<Complaint> unless(boolean right, String what, String nextStep) {
        return right ? Optional.empty() : Optional.of(new Complaint(what, nextStep));
    }

    private static Optional<Complaint> quoted(String text, boolean right, String what, String nextStep) {
        return unless(right, "'" + text + "' is not " + what, nextStep);
    }

    private static boolean isCount(String text, int least, int most) {
        return text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
    }

    private static Optional<Complaint> oneOf(String text, List<String> words, List<String> later) {
        if (later.contains(text)) {
            return Optional.of(
                    new Complaint("'" + text + "' is not part of this version", "Use " + words.getFirst() + "."));
        }
        return quoted(text, words.contains(text), "one of its words", "Use " + String.join(" or ", words) + ".");
    }

    /** The text itself may be a secret: it is not repeated. */
    private static Optional<Complaint> property(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            return Optional.of(new Complaint("a property has no value", "Write it like linger.ms=5."));
        }
        String name = text.substring(0, equals).strip();
        boolean secret = name.matches("(?i).*(password|passphrase|secret|jaas|ssl\\.keystore\\.key).*");
        return unless(
                !secret || text.substring(equals + 1).strip().matches("(env|file):.+"),
                name + " is written out",
                "Secrets are never part of it: write " + name + "=env:NAME or " + name + "=file:/path.");
    }

    private static Optional<Complaint> place(String text) {
        return text.contains("://")
                ? unless(
                                FailedPlace.SCHEMES.stream().anyMatch(text::startsWith),
                                "'" + text + "' is no place that is written to",
                                "Give a folder, or s3://bucket/prefix, gs://bucket/prefix or azblob://container/prefix.")
                        .or(() -> rephrase(() -> RepositoryLocation.parse(text)))
                : unless(!text.isBlank(), "is empty", "Give a value or leave the key out.");
    }

    private static Optional<Complaint> repository(String text) {
        return text.matches("name:\\S+") ? Optional.empty() : rephrase(() -> RepositoryLocation.parse(text));
    }

    private static Optional<Complaint> rephrase(Runnable parse) {
        try {
            parse.run();
            return Optional.empty();
        } catch (MigrationFailure e) {
            return Optional.of(new Complaint(e.what(), e.nextStep()));
        }
    }

    static Map<String, Given> all(Map<String, Given> given) {
        given.forEach((name, value) -> check(Keys.named(name), value));
        return given;
    }
}
