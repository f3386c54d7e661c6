package org.osmigrate.capture;

/** Finds the requests in what a client sends. Empty lines between them are left out. */
public final class RequestFramer extends Framer {

    private Line line = new Line();

    /** At the beginning of a connection. */
    public RequestFramer(Limits limits) {
        super(limits);
    }

    @Override
    Lines begin(Limits within) {
        line = new Line();
        return new Lines(within, line);
    }

    @Override
    Head finish(Lines lines) throws Malformed {
        return RequestHead.of(line.read, lines);
    }

    @Override
    boolean isInterim(Head head) {
        return false;
    }

    private static final class Line implements Lines.FirstLine {

        private RequestLine read = new RequestLine("", "", 0);

        @Override
        public void read(byte[] bytes, int end) throws Malformed {
            read = RequestLine.parse(bytes, end);
        }

        @Override
        public boolean mayFollowBlank() {
            return true;
        }
    }
}
