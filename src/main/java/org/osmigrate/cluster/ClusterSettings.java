package org.osmigrate.cluster;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.osmigrate.failure.ConfigurationInvalid;

/**
 * How to reach a cluster.
 *
 * @param role how errors name it: source, target or coordinator
 * @param url scheme, host, port and an optional path prefix; never with user information
 * @param credentials who asks
 * @param tls whom to trust, with which client certificate
 * @param timeout the longest that a single request may take
 */
public record ClusterSettings(String role, URI url, Credentials credentials, Tls tls, Duration timeout) {

    /**
     * Checks the URL.
     *
     * @throws ConfigurationInvalid for a URL that holds a password (which is not echoed) or that is not http or https
     */
    public ClusterSettings {
        refuseUserInformation(role, url);
        if (!isHttp(url)) {
            throw invalid(role, "'" + url + "' is no http or https URL with a host");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw invalid(role, "the URL of host " + url.getHost() + " has a query or a fragment");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new ConfigurationInvalid(
                    "The " + role + "'s request timeout is not positive", "Give it a time like 30s.");
        }
    }

    /** Whether connections are encrypted. */
    boolean encrypted() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    private static boolean isHttp(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        return url.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
    }

    private static void refuseUserInformation(String role, URI url) {
        String authority = url.isOpaque() ? url.getRawSchemeSpecificPart() : url.getRawAuthority();
        if (authority != null && authority.contains("@")) {
            throw new ConfigurationInvalid(
                    "The " + role + "'s URL holds a user name or a password",
                    "Write the URL without them and use --" + role + "-username with --" + role + "-password-env, or "
                            + role + ".auth in the file.");
        }
    }

    private static ConfigurationInvalid invalid(String role, String why) {
        return new ConfigurationInvalid(
                "The " + role + "'s URL is not usable: " + why,
                "Give --" + role + "-url (or " + role + ".url) a form like http://127.0.0.1:9200.");
    }
}
