package org.osmigrate.backfill;

import java.util.ArrayDeque;
import java.util.Deque;
import org.osmigrate.work.WorkItem.Progress;

/**
 * The end of the contiguous acknowledged prefix of a range of documents, in the segment's own document numbers. Bulks are
 * begun in reading order and acknowledged in any order; the mark passes a bulk only when every bulk before it has been
 * acknowledged, and what is counted is counted for that prefix alone, so that a resumed range counts nothing twice.
 */
final class Watermark {

    private final Deque<Chunk> open = new ArrayDeque<>();
    private Progress progress;
    private boolean complete;
    private int end;
    private long droppedAtEnd;

    Watermark(Progress start) {
        this.progress = start;
    }

    /** The same as {@link #begin(int, long)} where nothing was left out. */
    Chunk begin(int endOfChunk) {
        return begin(endOfChunk, 0);
    }

    /**
     * A bulk has been cut: it holds every document from the end of the one before up to {@code end} (exclusive) but those
     * that a transformation left out.
     */
    synchronized Chunk begin(int endOfChunk, long dropped) {
        Chunk chunk = new Chunk(endOfChunk, dropped);
        open.addLast(chunk);
        return chunk;
    }

    /** The same as {@link #complete(int, long)} where nothing was left out. */
    void complete(int endOfRange) {
        complete(endOfRange, 0);
    }

    /** Nothing more will begin: the range has been read up to its end, behind the last bulk nothing but left out documents. */
    synchronized void complete(int endOfRange, long dropped) {
        complete = true;
        end = endOfRange;
        droppedAtEnd = dropped;
        advance();
    }

    /** Every document of the bulk is accounted for: accepted by the target or in the failed-document stream. */
    synchronized void acknowledge(Chunk chunk, Tally tally) {
        chunk.acknowledged = true;
        chunk.tally = tally;
        advance();
    }

    /** Whether no bulk is on its way. */
    synchronized boolean isIdle() {
        return open.isEmpty();
    }

    /** How far the prefix reaches. */
    synchronized Progress progress() {
        return progress;
    }

    private void advance() {
        while (!open.isEmpty() && open.peekFirst().acknowledged) {
            Chunk chunk = open.removeFirst();
            progress = chunk.tally.upTo(chunk.end, progress).dropping(chunk.dropped);
        }
        if (complete && open.isEmpty()) {
            progress = progress.finishedAt(end).dropping(droppedAtEnd);
            droppedAtEnd = 0;
        }
    }

    /** A bulk on its way. */
    static final class Chunk {
        private final int end;
        private final long dropped;
        private boolean acknowledged;
        private Tally tally = Tally.NONE;

        private Chunk(int end, long dropped) {
            this.end = end;
            this.dropped = dropped;
        }
    }
}
