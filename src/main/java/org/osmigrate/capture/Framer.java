package org.osmigrate.capture;

import java.nio.ByteBuffer;

/**
 * Finds the messages in one direction of an HTTP/1.x connection. It is given what was read, as it was read, and tells
 * where heads and bodies end; it keeps an unfinished head and copies no body. What two readers could understand
 * differently is refused. Used by one thread at a time.
 */
public abstract sealed class Framer permits RequestFramer, ResponseFramer {

    private static final Piece DRAINED = new Piece.Drained();
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final Limits limits;
    private Stage stage = new Between();
    private long message;

    /** Where in a message the next byte stands. */
    private sealed interface Stage {}

    private record Between() implements Stage {}

    private record InHead(Lines lines) implements Stage {}

    private record InBody(BodyReader body, Head head) implements Stage {}

    private record Over() implements Stage {}

    private record Broken(Piece.Refused refused) implements Stage {}

    Framer(Limits limits) {
        this.limits = limits;
    }

    /**
     * Takes bytes up to the end of the next piece, moving the buffer's position. To be called until the buffer is
     * drained or something is refused.
     */
    public final Piece next(ByteBuffer in) {
        if (stage instanceof Broken broken) {
            return broken.refused();
        }
        if (!in.hasRemaining()) {
            return DRAINED;
        }
        return switch (stage) {
            case Between _ -> begin(in);
            case InHead(Lines lines) -> head(lines, in);
            case InBody(BodyReader body, Head head) -> body(body, head, in);
            case Over _ -> refuse(Refusal.AFTER_THE_LAST, NOTHING);
            case Broken broken -> broken.refused();
        };
    }

    /**
     * The connection ended. Drained, if that was between messages; the end of a body that ends so; else a refusal: the
     * message is not whole.
     */
    public final Piece end() {
        return switch (stage) {
            case Between _ -> DRAINED;
            case Over _ -> DRAINED;
            case Broken broken -> broken.refused();
            case InHead(Lines lines) -> lines.isEmpty() ? DRAINED : refuse(Refusal.TRUNCATED, bytes(lines));
            case InBody(BodyReader _, Head head) -> endBody(head);
        };
    }

    /** The number of the exchange that the next byte belongs to, from 0. */
    public final long message() {
        return message;
    }

    /** Whether a message has begun and is not at its end. */
    public final boolean isWithinMessage() {
        return stage instanceof InBody || (stage instanceof InHead(Lines lines) && !lines.isEmpty());
    }

    /** A head begins; its lines say what its first one is. */
    abstract Lines begin(Limits within) throws Malformed;

    /** What the gathered lines say. */
    abstract Head finish(Lines lines) throws Malformed;

    /** Whether the exchange goes on after this message. */
    abstract boolean isInterim(Head head);

    private Piece begin(ByteBuffer in) {
        try {
            return head(begin(limits), in);
        } catch (Malformed malformed) {
            return refuse(malformed.refusal(), NOTHING);
        }
    }

    private Piece head(Lines lines, ByteBuffer in) {
        try {
            stage = new InHead(lines);
            return lines.read(in) ? start(finish(lines), in.position()) : DRAINED;
        } catch (Malformed malformed) {
            return refuse(malformed.refusal(), bytes(lines));
        }
    }

    private Piece start(Head head, int end) {
        if (isInterim(head)) {
            stage = new Between();
            return new Piece.Start(message, head, end, false);
        }
        if (head.framing() instanceof Framing.None) {
            return new Piece.Start(finishMessage(head), head, end, true);
        }
        stage = new InBody(BodyReader.of(head.framing(), limits), head);
        return new Piece.Start(message, head, end, false);
    }

    private Piece body(BodyReader body, Head head, ByteBuffer in) {
        int from = in.position();
        try {
            boolean last = body.read(in);
            return new Piece.Body(last ? finishMessage(head) : message, from, in.position(), last);
        } catch (Malformed malformed) {
            Piece.Refused refused = refuse(malformed.refusal(), NOTHING);
            return in.position() > from ? new Piece.Body(message, from, in.position(), false) : refused;
        }
    }

    private Piece endBody(Head head) {
        if (head.framing() instanceof Framing.UntilClose) {
            return new Piece.Body(finishMessage(head), 0, 0, true);
        }
        return refuse(Refusal.TRUNCATED, NOTHING);
    }

    private long finishMessage(Head head) {
        stage = head.isPersistent() ? new Between() : new Over();
        return message++;
    }

    private Piece.Refused refuse(Refusal refusal, ByteBuffer head) {
        Piece.Refused refused = new Piece.Refused(message, refusal, head);
        stage = new Broken(refused);
        return refused;
    }

    private static ByteBuffer bytes(Lines lines) {
        return ByteBuffer.wrap(lines.bytes()).asReadOnlyBuffer();
    }
}
