package org.osmigrate.storage;

import java.net.ConnectException;
import java.net.UnknownHostException;

/** How objects and causes are named in messages. */
final class Places {

    private Places() {}

    static String of(String location, String key) {
        return key.isEmpty() ? location : location + "/" + key;
    }

    /** The key of a prefix and a relative key; either may be empty. */
    static String join(String prefix, String key) {
        return prefix.isEmpty() || key.isEmpty() ? prefix + key : prefix + "/" + key;
    }

    /** As {@link #join}, with a slash at the end of what is not empty: what all keys in a folder begin with. */
    static String folder(String prefix, String folder) {
        String joined = join(prefix, folder);
        return joined.isEmpty() ? "" : joined + "/";
    }

    static String reason(Throwable cause) {
        return switch (cause) {
            case UnknownHostException host -> "the host " + host.getMessage() + " is not known";
            case ConnectException _ -> "the connection is refused";
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }
}
