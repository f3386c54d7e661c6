package org.osmigrate.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a framer tells of a stream of bytes, independent of how it was cut. */
record Told(List<Part> parts, String passedOn) {

    /** A head, a body or a refusal; where it ends in the stream. */
    record Part(String kind, long message, int end, boolean last, String what) {}

    private static final int BEFORE = 3;

    /** Cuts the bytes at the given places; the end of the connection follows if wanted. */
    static Told of(Framer framer, byte[] bytes, List<Integer> cuts, boolean ends) {
        Collector collector = new Collector();
        int from = 0;
        for (int cut : cuts) {
            collector.feed(framer, bytes, from, cut);
            from = cut;
        }
        collector.feed(framer, bytes, from, bytes.length);
        if (ends) {
            collector.piece(framer.end(), bytes, bytes.length);
        }
        return new Told(List.copyOf(collector.parts), collector.passed.toString(StandardCharsets.ISO_8859_1));
    }

    static Told whole(Framer framer, String text) {
        return of(framer, text.getBytes(StandardCharsets.ISO_8859_1), List.of(), false);
    }

    Part lastPart() {
        return parts.getLast();
    }

    private static final class Collector {

        private final List<Part> parts = new ArrayList<>();
        private final ByteArrayOutputStream passed = new ByteArrayOutputStream();

        /** The buffer begins before its position, as those of sockets may. */
        private void feed(Framer framer, byte[] bytes, int from, int end) {
            ByteBuffer in = ByteBuffer.allocate(BEFORE + end - from);
            in.put(BEFORE, bytes, from, end - from).position(BEFORE);
            while (piece(framer.next(in), bytes, from - BEFORE)) {
                // Goes on until nothing more is told.
            }
        }

        private boolean piece(Piece piece, byte[] bytes, int base) {
            return switch (piece) {
                case Piece.Start start -> {
                    byte[] head = new byte[start.head().bytes().remaining()];
                    start.head().bytes().get(0, head);
                    passed.writeBytes(head);
                    add(new Part(
                            "head",
                            start.message(),
                            base + start.end(),
                            start.last(),
                            start.head().toString()));
                    yield true;
                }
                case Piece.Body body -> {
                    passed.write(bytes, base + body.from(), body.end() - body.from());
                    add(new Part("body", body.message(), base + body.end(), body.last(), ""));
                    yield true;
                }
                case Piece.Refused refused -> {
                    add(new Part(
                            "refused",
                            refused.message(),
                            0,
                            false,
                            refused.refusal().name()));
                    yield false;
                }
                case Piece.Drained _ -> false;
            };
        }

        /** Bodies in one go, whatever they came in; a refusal once. */
        private void add(Part part) {
            if (!parts.isEmpty()) {
                Part before = parts.getLast();
                boolean goesOn = part.kind().equals("body") && before.kind().equals("body") && !before.last();
                if (goesOn || before.equals(part)) {
                    parts.removeLast();
                }
            }
            parts.add(part);
        }
    }
}
