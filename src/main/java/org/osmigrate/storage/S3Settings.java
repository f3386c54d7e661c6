package org.osmigrate.storage;

/**
 * How S3, or what speaks like it, is reached.
 *
 * @param region empty for the environment's
 * @param endpoint empty for Amazon's; one that is given is addressed by path, not by host name
 * @param roleArn a role to assume; empty for none
 * @param login whose requests they are
 */
public record S3Settings(String region, String endpoint, String roleArn, Login login) {

    /** Amazon's, with what the environment says. */
    public static final S3Settings DEFAULT = new S3Settings("", "", "", new Login.FromEnvironment());

    /** Whose requests they are. */
    public sealed interface Login {

        /** Environment, profile, web identity, container or instance, in the order of Amazon's tools. */
        record FromEnvironment() implements Login {}

        /** A key, with the token of a session where {@code sessionToken} is not empty. */
        record Keys(String accessKey, StorageSecret secretKey, StorageSecret sessionToken) implements Login {}
    }
}
