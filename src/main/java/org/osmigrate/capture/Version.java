package org.osmigrate.capture;

/** The version in a first line. */
final class Version {

    private static final String NAME = "HTTP/";

    private Version() {}

    /** The minor version of HTTP/1.0 or 1.1. */
    static int minor(byte[] bytes, int from, int end) throws Malformed {
        String version = Octets.text(bytes, from, end);
        return switch (version) {
            case "HTTP/1.1" -> 1;
            case "HTTP/1.0" -> 0;
            default -> throw new Malformed(isVersion(version) ? Refusal.UNKNOWN_VERSION : Refusal.BAD_FIRST_LINE);
        };
    }

    private static boolean isVersion(String version) {
        return version.length() == NAME.length() + 3
                && version.startsWith(NAME)
                && Octets.isDigit((byte) version.charAt(5))
                && version.charAt(6) == '.'
                && Octets.isDigit((byte) version.charAt(7));
    }
}
