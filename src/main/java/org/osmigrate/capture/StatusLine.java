package org.osmigrate.capture;

/** A status and the minor version. */
record StatusLine(int status, int minor) {

    private static final int VERSION = 8;
    private static final int STATUS = VERSION + 4;
    private static final int SWITCHING = 101;

    static StatusLine parse(byte[] bytes, int end) throws Malformed {
        if (end < STATUS || bytes[VERSION] != ' ' || (end > STATUS && bytes[STATUS] != ' ')) {
            throw new Malformed(Refusal.BAD_FIRST_LINE);
        }
        int minor = Version.minor(bytes, 0, VERSION);
        int status = 0;
        for (int i = VERSION + 1; i < STATUS; i++) {
            if (!Octets.isDigit(bytes[i])) {
                throw new Malformed(Refusal.BAD_FIRST_LINE);
            }
            status = status * 10 + bytes[i] - '0';
        }
        if (status < 100) {
            throw new Malformed(Refusal.BAD_FIRST_LINE);
        }
        if (status == SWITCHING) {
            throw new Malformed(Refusal.SWITCHED_PROTOCOL);
        }
        return new StatusLine(status, minor);
    }

    boolean isInterim() {
        return status < 200;
    }
}
