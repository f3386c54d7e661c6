package org.osmigrate.capture;

import java.util.List;
import java.util.Optional;

/** Reads how a message's end is found, and refuses what others could read differently. */
final class Framings {

    /** Longer numbers do not fit; a body of a billion gigabytes is none. */
    private static final int DIGITS = 18;

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private Framings() {}

    static Framing ofRequest(int minor, Fields fields) throws Malformed {
        return declared(minor, fields).orElseGet(Framing.None::new);
    }

    static Framing ofResponse(StatusLine line, Fields fields, boolean toHead) throws Malformed {
        // Conflicts are refused also where there is no body: the next one to read it may not know that.
        Optional<Framing> declared = declared(line.minor(), fields);
        if (toHead || line.isInterim() || line.status() == NO_CONTENT || line.status() == NOT_MODIFIED) {
            return new Framing.None();
        }
        return declared.orElseGet(Framing.UntilClose::new);
    }

    private static Optional<Framing> declared(int minor, Fields fields) throws Malformed {
        boolean length = fields.has("content-length");
        if (!fields.has("transfer-encoding")) {
            return length ? Optional.of(length(fields)) : Optional.empty();
        }
        if (length) {
            throw new Malformed(Refusal.LENGTH_AND_CODING);
        }
        if (minor == 0) {
            throw new Malformed(Refusal.CODING_BEFORE_1_1);
        }
        List<String> codings = fields.values("transfer-encoding").toList();
        if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
            throw new Malformed(Refusal.UNKNOWN_CODING);
        }
        return Optional.of(new Framing.Chunked());
    }

    private static Framing length(Fields fields) throws Malformed {
        long length = -1;
        for (String value : fields.values("content-length").toList()) {
            for (String member : value.split(",", -1)) {
                long number = number(member.strip());
                if (length >= 0 && length != number) {
                    throw new Malformed(Refusal.CONFLICTING_LENGTHS);
                }
                length = number;
            }
        }
        return length == 0 ? new Framing.None() : new Framing.Length(length);
    }

    private static long number(String digits) throws Malformed {
        if (digits.isEmpty() || digits.length() > DIGITS) {
            throw new Malformed(Refusal.BAD_LENGTH);
        }
        for (int i = 0; i < digits.length(); i++) {
            if (!Octets.isDigit((byte) digits.charAt(i))) {
                throw new Malformed(Refusal.BAD_LENGTH);
            }
        }
        return Long.parseLong(digits);
    }
}
