package org.osmigrate.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** URLs of clusters and repositories. */
public final class Urls {

    private static final Pattern USER_INFORMATION =
            Pattern.compile("https?://.*@.*|[a-z][a-z0-9+.-]*://[^/?#]*@.*", Pattern.CASE_INSENSITIVE);

    private Urls() {}

    /** Whether a text looks like a URL with a user, and so perhaps a password, before the host. */
    public static boolean hasUserInformation(String text) {
        return USER_INFORMATION.matcher(text.strip()).matches();
    }

    /** An http or https URL with a host and without user, query and fragment. */
    static Optional<URI> http(String text) {
        return parse(text)
                .filter(uri -> "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                .filter(uri -> uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null)
                .filter(uri -> uri.getRawUserInfo() == null);
    }

    static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text.strip()));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
