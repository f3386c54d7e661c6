package org.osmigrate.verify;

import org.osmigrate.report.Progress;

/** Tells how far a part of an index is, as a share of its bytes. Safe for use by several threads. */
final class Meter {

    private static final int TOLD_EVERY = 1000;

    private final Progress progress;
    private final String index;
    private final long bytes;
    private final long documents;
    private final boolean counting;
    private long done;
    private long told;
    private long toldBytes;

    /** {@code bytes} are passed once {@code documents} are, which count as done where {@code counting}. */
    Meter(Progress progress, String index, long bytes, long documents, boolean counting) {
        this.progress = progress;
        this.index = index;
        this.bytes = bytes;
        this.documents = documents;
        this.counting = counting;
    }

    synchronized void document() {
        if (++done - told >= TOLD_EVERY) {
            tell(Math.min(bytes, (long) ((double) bytes * done / Math.max(1, documents))));
        }
    }

    /** All is done. */
    synchronized void finish() {
        tell(bytes);
    }

    private void tell(long passed) {
        progress.advance(index, counting ? done - told : 0, passed - toldBytes);
        told = done;
        toldBytes = passed;
    }
}
