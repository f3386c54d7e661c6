package org.osmigrate.transform;

/** A document that a transformation cannot be applied to. The message says why. */
public final class TransformFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TransformFailed(String reason) {
        super(reason);
    }

    TransformFailed(String reason, Throwable cause) {
        super(reason, cause);
    }
}
