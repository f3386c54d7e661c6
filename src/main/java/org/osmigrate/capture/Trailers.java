package org.osmigrate.capture;

import java.util.Locale;
import java.util.Set;

/** The lines after the last chunk, judged byte by byte. */
final class Trailers {

    /** Whoever merges trailers into headers would find another end, or another host. */
    private static final Set<String> NEVER = Set.of("content-length", "transfer-encoding", "host");

    private static final int LONGEST_OF_NEVER = 17;

    private enum At {
        LINE,
        NAME,
        VALUE,
        VALUE_LF,
        END_LF
    }

    private final Limits limits;
    private final StringBuilder name = new StringBuilder();
    private At at = At.LINE;
    private int taken;

    Trailers(Limits limits) {
        this.limits = limits;
    }

    /** Takes one byte; true when it was the last one. */
    boolean take(byte b) throws Malformed {
        if (++taken > limits.headers()) {
            throw new Malformed(Refusal.TRAILERS_TOO_LONG);
        }
        switch (at) {
            case LINE -> at = line(b);
            case NAME -> at = name(b);
            case VALUE -> at = value(b);
            case VALUE_LF -> at = lineFeed(b, At.LINE);
            case END_LF -> {
                return lineFeed(b, At.LINE) == At.LINE;
            }
        }
        return false;
    }

    private At line(byte b) throws Malformed {
        name.setLength(0);
        return b == Octets.CR ? At.END_LF : name(b);
    }

    private At name(byte b) throws Malformed {
        if (Octets.isName(b)) {
            if (name.length() <= LONGEST_OF_NEVER) {
                name.append((char) b);
            }
            return At.NAME;
        }
        if (b != ':' || name.isEmpty() || NEVER.contains(name.toString().toLowerCase(Locale.ROOT))) {
            throw new Malformed(Refusal.BAD_TRAILER);
        }
        return At.VALUE;
    }

    private static At value(byte b) throws Malformed {
        if (b == Octets.CR) {
            return At.VALUE_LF;
        }
        if (!Octets.isText(b)) {
            throw new Malformed(b == Octets.LF ? Refusal.BARE_LF : Refusal.CONTROL_CHARACTER);
        }
        return At.VALUE;
    }

    private static At lineFeed(byte b, At next) throws Malformed {
        if (b != Octets.LF) {
            throw new Malformed(Refusal.BARE_CR);
        }
        return next;
    }
}
