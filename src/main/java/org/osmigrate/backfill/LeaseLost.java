package org.osmigrate.backfill;

/** The worker's lease was ended by another: what it has claimed is no longer its own. It has to take a new lease. */
final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLost() {
        super("the worker's lease was ended by another worker", null, false, false);
    }
}
