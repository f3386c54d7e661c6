package org.osmigrate.capture;

import java.util.ArrayDeque;
import java.util.Queue;

/** Finds the responses in what a server sends. It has to be told of each request before its first byte is sent on. */
public final class ResponseFramer extends Framer {

    /** For each request without a final response: whether it is a HEAD. */
    private final Queue<Boolean> asked = new ArrayDeque<>();

    private Line line = new Line();

    /** At the beginning of a connection. */
    public ResponseFramer(Limits limits) {
        super(limits);
    }

    /** A request is sent; its response follows those of the requests before it. */
    public void asked(String method) {
        asked.add(method.equals("HEAD"));
    }

    /** How many requests have no final head yet. */
    public int unanswered() {
        return asked.size();
    }

    @Override
    Lines begin(Limits within) throws Malformed {
        if (asked.isEmpty()) {
            throw new Malformed(Refusal.UNASKED);
        }
        line = new Line();
        return new Lines(within, line);
    }

    @Override
    Head finish(Lines lines) throws Malformed {
        ResponseHead head = ResponseHead.of(line.read, lines, asked.element());
        if (!head.isInterim()) {
            asked.remove();
        }
        return head;
    }

    @Override
    boolean isInterim(Head head) {
        return head instanceof ResponseHead response && response.isInterim();
    }

    private static final class Line implements Lines.FirstLine {

        private StatusLine read = new StatusLine(0, 0);

        @Override
        public void read(byte[] bytes, int end) throws Malformed {
            read = StatusLine.parse(bytes, end);
        }

        @Override
        public boolean mayFollowBlank() {
            return false;
        }
    }
}
