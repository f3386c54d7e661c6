package org.osmigrate.capture;

/** What was read is refused; caught by the framer, which knows the message. */
final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    Malformed(Refusal refusal) {
        // A stack trace would make malformed messages dearer than well-formed ones.
        super(refusal.why(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
