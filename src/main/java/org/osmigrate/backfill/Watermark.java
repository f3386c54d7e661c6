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

    Watermark(Progress start) {
        this.progress = start;
    }

    /** A bulk has been cut: it holds every document from the end of the one before up to {@code end} (exclusive). */
    synchronized Chunk begin(int endOfChunk) {
        Chunk chunk = new Chunk(endOfChunk);
        open.addLast(chunk);
        return chunk;
    }

    /** Nothing more will begin: the range has been read up to its end. */
    synchronized void complete(int endOfRange) {
        complete = true;
        end = endOfRange;
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
            progress = chunk.tally.upTo(chunk.end, progress);
        }
        if (complete && open.isEmpty()) {
            progress = progress.finishedAt(end);
        }
    }

    /** A bulk on its way. */
    static final class Chunk {
        private final int end;
        private boolean acknowledged;
        private Tally tally = Tally.NONE;

        private Chunk(int end) {
            this.end = end;
        }
    }
}
