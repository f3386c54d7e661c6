package org.osmigrate.config;

import java.util.List;
import java.util.stream.Stream;

/** The keys of {@code source}, {@code target} and {@code coordinator}. */
final class ClusterKeys {

    private ClusterKeys() {}

    static List<Key> of(String role, String url, String... urlAliases) {
        return Stream.of(address(role, url, urlAliases), credentials(role), tls(role))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Key> address(String role, String url, String... aliases) {
        return List.of(
                Key.of(role + ".url", new Kind.Url(), "", url).alias(aliases).inHelp(),
                Key.of(role + ".timeout", new Kind.Time(), "60s", "The longest a single request may take."));
    }

    private static List<Key> credentials(String role) {
        String auth = role + ".auth.";
        String password = "The password of the " + role + "'s user: ";
        String apiKey = "The encoded API key for the " + role + ": ";
        return Stream.of(
                        Stream.of(
                                Key.of(auth + "none", new Kind.Switch(), "", "No credentials; the default.")
                                        .flag("--" + role + "-no-auth"),
                                Key.of(auth + "basic.username", new Kind.User(), "", "The " + role + "'s user.")
                                        .flag("--" + role + "-username")
                                        .inHelp()),
                        SecretKeys.of(auth + "basic.password", "--" + role + "-password", password),
                        SecretKeys.of(auth + "api-key", "--" + role + "-api-key", apiKey),
                        Stream.of(
                                Key.of(auth + "mtls.cert", new Kind.File(), "", "The client certificate chain, in PEM.")
                                        .flag("--" + role + "-cert", "--" + role + "-client-cert"),
                                Key.of(auth + "mtls.key", new Kind.File(), "", "The client's private key, in PEM.")
                                        .flag("--" + role + "-cert-key", "--" + role + "-client-cert-key"),
                                Key.of(
                                        auth + "sigv4.region",
                                        new Kind.Text(),
                                        "",
                                        "The region that requests are signed for, with the environment's AWS credentials."),
                                Key.of(
                                        auth + "sigv4.service",
                                        new Kind.OneOf(List.of("es", "aoss"), List.of()),
                                        "",
                                        "The service that requests are signed for: es for domains, aoss for serverless"
                                                + " collections.")))
                .flatMap(keys -> keys)
                .toList();
    }

    private static List<Key> tls(String role) {
        return List.of(
                Key.of(role + ".tls.ca", new Kind.File(), "", "Certificates of a private authority to trust, in PEM.")
                        .flag("--" + role + "-ca", "--" + role + "-cacert"),
                Key.of(role + ".tls.insecure", new Kind.Switch(), "false", "Trust any certificate; for trials only.")
                        .flag("--" + role + "-insecure"));
    }
}
