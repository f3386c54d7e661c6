package org.osmigrate.config;

import java.util.List;
import java.util.stream.Stream;

/** The keys of the storages a repository can be in, and of the spool. */
final class StorageKeys {

    private static final String S3 = "snapshot.s3.";
    private static final String GCS = "snapshot.gcs.";
    private static final String AZURE = "snapshot.azure.";

    private StorageKeys() {}

    static List<Key> of() {
        return Stream.of(s3(), gcs(), azure(), spool()).flatMap(keys -> keys).toList();
    }

    private static Stream<Key> s3() {
        return Stream.of(
                        Stream.of(
                                text(
                                                S3 + "region",
                                                "The bucket's region; default: what AWS_REGION or the profile says.")
                                        .alias("--s3-region")
                                        .inHelp(),
                                url(S3 + "endpoint", "A server that speaks S3, addressed by path; default: Amazon's.")
                                        .alias("--s3-endpoint")
                                        .inHelp(),
                                text(S3 + "role-arn", "A role to assume before the bucket is read.")
                                        .alias("--s3-role-arn"),
                                text(
                                        S3 + "access-key",
                                        "The identifier of an access key; default: what the environment, a profile or the"
                                                + " machine's role gives.")),
                        secret(S3 + "secret-key", "The secret of the access key: "),
                        secret(S3 + "session-token", "The token of a session, for temporary access keys: "))
                .flatMap(keys -> keys);
    }

    private static Stream<Key> gcs() {
        return Stream.concat(
                Stream.of(
                        url(GCS + "endpoint", "A server that speaks Google's JSON API; default: Google's."),
                        Key.of(
                                GCS + "anonymous",
                                new Kind.Switch(),
                                "false",
                                "Send no credentials: for public buckets and emulators.")),
                secret(
                        GCS + "credentials",
                        "The JSON key of a service account; default: Google's default credentials: "));
    }

    private static Stream<Key> azure() {
        return Stream.of(
                        Stream.of(
                                text(
                                        AZURE + "account",
                                        "The storage account of the container; default: AZURE_STORAGE_ACCOUNT."),
                                url(
                                        AZURE + "endpoint",
                                        "The account's blob endpoint; default: https://ACCOUNT.blob.core.windows.net.")),
                        secret(
                                AZURE + "sas-token",
                                "A shared access signature; default: the identity that the environment or the machine"
                                        + " gives: "),
                        secret(AZURE + "account-key", "The account's key: "))
                .flatMap(keys -> keys);
    }

    private static Stream<Key> spool() {
        return Stream.of(
                Key.of(
                        "snapshot.spool",
                        new Kind.File(),
                        "",
                        "The folder for what is kept of a remote repository between being verified and being read;"
                                + " default: that for temporary files."),
                Key.of(
                        "snapshot.spool-size",
                        new Kind.Size(),
                        "8gb",
                        "The most bytes kept there; what does not fit is fetched twice."));
    }

    private static Key text(String name, String description) {
        return Key.of(name, new Kind.Text(), "", description);
    }

    private static Key url(String name, String description) {
        return Key.of(name, new Kind.Url(), "", description);
    }

    private static Stream<Key> secret(String name, String what) {
        return SecretKeys.of(name, "--" + name.replace('.', '-'), what);
    }
}
