package org.osmigrate.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused, why, and that nothing of it from the wrong byte on is passed on, wherever it is cut. */
class MalformedMessagesTest {

    private static final Limits LIMITS = new Limits(64, 128);
    private static final String GOOD = "GET /good HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String FINE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private static final String POST = "POST /a HTTP/1.1\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    /** @param passedOn what of the bytes is the beginning of a message that could have been right */
    record Case(Refusal refusal, String bytes, String passedOn) {

        Case(Refusal refusal, String bytes) {
            this(refusal, bytes, "");
        }
    }

    static Stream<Case> requests() {
        return Stream.of(
                new Case(Refusal.BAD_FIRST_LINE, "GET /\r\n"),
                new Case(Refusal.BAD_FIRST_LINE, "GET\r\n"),
                new Case(Refusal.BAD_FIRST_LINE, "GET  / HTTP/1.1\r\n"),
                new Case(Refusal.BAD_FIRST_LINE, "GET /  HTTP/1.1\r\n"),
                new Case(Refusal.BAD_FIRST_LINE, "GET / HTTP/1.1 \r\n"),
                new Case(Refusal.BAD_FIRST_LINE, "GET\t/ HTTP/1.1\r\n"),
                new Case(Refusal.BAD_FIRST_LINE, "GET /a b HTTP/1.1\r\n"),
                new Case(Refusal.BAD_FIRST_LINE, " GET / HTTP/1.1\r\n"),
                new Case(Refusal.BAD_FIRST_LINE, "G(T / HTTP/1.1\r\n"),
                new Case(Refusal.BAD_FIRST_LINE, "GET / http/1.1\r\n"),
                new Case(Refusal.BAD_FIRST_LINE, "GET / HTTP/1.11\r\n"),
                new Case(Refusal.UNKNOWN_VERSION, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                new Case(Refusal.UNKNOWN_VERSION, "GET / HTTP/1.2\r\n"),
                new Case(Refusal.UNKNOWN_VERSION, "GET / HTTP/0.9\r\n"),
                new Case(Refusal.NO_TUNNELS, "CONNECT a:443 HTTP/1.1\r\n"),
                new Case(Refusal.CONTROL_CHARACTER, "\u0016\u0003\u0001\u0002\0\u0001"),
                new Case(Refusal.CONTROL_CHARACTER, "GET /\0 HTTP/1.1\r\n"),
                new Case(Refusal.CONTROL_CHARACTER, POST + "A: b\u007fc\r\n\r\n"),
                new Case(Refusal.CONTROL_CHARACTER, POST + "Transfer-Encoding: \u000bchunked\r\n\r\n"),
                new Case(Refusal.BARE_CR, "GET / HTTP/1.1\rHost: a\r\n\r\n"),
                new Case(Refusal.BARE_CR, POST + "A: b\rContent-Length: 3\r\n\r\n"),
                new Case(Refusal.BARE_CR, POST + "A: b\r\r\n\r\n"),
                new Case(Refusal.BARE_LF, "GET / HTTP/1.1\nHost: a\n\n"),
                new Case(Refusal.BARE_LF, POST + "A: b\nContent-Length: 3\r\n\r\n"),
                new Case(Refusal.BARE_LF, "\n" + GOOD),
                new Case(Refusal.FOLDED_HEADER, POST + "A: b\r\n c\r\n\r\n"),
                new Case(Refusal.FOLDED_HEADER, POST + "A: b\r\n\tContent-Length: 3\r\n\r\n"),
                new Case(Refusal.FOLDED_HEADER, POST + " Content-Length: 3\r\n\r\n"),
                new Case(Refusal.SPACE_BEFORE_COLON, POST + "Content-Length : 3\r\n\r\n"),
                new Case(Refusal.SPACE_BEFORE_COLON, POST + "Transfer-Encoding\t: chunked\r\n\r\n"),
                new Case(Refusal.BAD_HEADER, POST + "Content-Length\r\n\r\n"),
                new Case(Refusal.BAD_HEADER, POST + ": 3\r\n\r\n"),
                new Case(Refusal.BAD_HEADER, POST + "Content Length: 3\r\n\r\n"),
                new Case(Refusal.BAD_HEADER, POST + "Content-Length\u00e9: 3\r\n\r\n"),
                new Case(Refusal.CONFLICTING_LENGTHS, POST + "Content-Length: 3\r\nContent-length: 4\r\n\r\nabcd"),
                new Case(Refusal.CONFLICTING_LENGTHS, POST + "Content-Length: 3, 4\r\n\r\nabcd"),
                new Case(Refusal.CONFLICTING_LENGTHS, POST + "Content-Length: 0\r\nContent-Length: 4\r\n\r\nabcd"),
                new Case(Refusal.BAD_LENGTH, POST + "Content-Length: \r\n\r\n"),
                new Case(Refusal.BAD_LENGTH, POST + "Content-Length: +3\r\n\r\nabc"),
                new Case(Refusal.BAD_LENGTH, POST + "Content-Length: -3\r\n\r\nabc"),
                new Case(Refusal.BAD_LENGTH, POST + "Content-Length: 0x3\r\n\r\nabc"),
                new Case(Refusal.BAD_LENGTH, POST + "Content-Length: 3,\r\n\r\nabc"),
                new Case(Refusal.BAD_LENGTH, POST + "Content-Length: 3 3\r\n\r\nabc"),
                new Case(Refusal.BAD_LENGTH, POST + "Content-Length: \u00b3\r\n\r\nabc"),
                new Case(Refusal.BAD_LENGTH, POST + "Content-Length: 18446744073709551619\r\n\r\nabc"),
                new Case(
                        Refusal.LENGTH_AND_CODING,
                        POST + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                new Case(
                        Refusal.LENGTH_AND_CODING,
                        POST + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"),
                new Case(Refusal.LENGTH_AND_CODING, POST + "Transfer-Encoding: x\r\nContent-Length: 3\r\n\r\n"),
                new Case(Refusal.UNKNOWN_CODING, POST + "Transfer-Encoding: gzip\r\n\r\n"),
                new Case(Refusal.UNKNOWN_CODING, POST + "Transfer-Encoding: gzip, chunked\r\n\r\n"),
                new Case(Refusal.UNKNOWN_CODING, POST + "Transfer-Encoding: chunked, identity\r\n\r\n"),
                new Case(Refusal.UNKNOWN_CODING, POST + "Transfer-Encoding: chunked, chunked\r\n\r\n"),
                new Case(Refusal.UNKNOWN_CODING, POST + "Transfer-Encoding: xchunked\r\n\r\n"),
                new Case(Refusal.UNKNOWN_CODING, POST + "Transfer-Encoding: \"chunked\"\r\n\r\n"),
                new Case(Refusal.UNKNOWN_CODING, POST + "Transfer-Encoding: chunked;q=1\r\n\r\n"),
                new Case(Refusal.UNKNOWN_CODING, POST + "Transfer-Encoding: \r\n\r\n"),
                new Case(
                        Refusal.UNKNOWN_CODING,
                        POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n"),
                new Case(Refusal.CODING_BEFORE_1_1, "POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                new Case(Refusal.BAD_CHUNK_SIZE, CHUNKED + "x\r\n", CHUNKED),
                new Case(Refusal.BAD_CHUNK_SIZE, CHUNKED + "\r\n", CHUNKED),
                new Case(Refusal.BAD_CHUNK_SIZE, CHUNKED + " 3\r\nabc\r\n", CHUNKED),
                new Case(Refusal.BAD_CHUNK_SIZE, CHUNKED + "-1\r\n", CHUNKED),
                new Case(Refusal.BAD_CHUNK_SIZE, CHUNKED + "0x3\r\nabc\r\n", CHUNKED + "0"),
                new Case(Refusal.BAD_CHUNK_SIZE, CHUNKED + "3 \r\nabc\r\n", CHUNKED + "3 "),
                new Case(Refusal.BAD_CHUNK_SIZE, CHUNKED + "3 3\r\nabc\r\n", CHUNKED + "3 "),
                new Case(Refusal.BAD_CHUNK_SIZE, CHUNKED + "10000000000000003\r\nabc\r\n", CHUNKED + "100000000000000"),
                new Case(Refusal.BAD_CHUNK_SIZE, CHUNKED + "3\nabc\r\n", CHUNKED + "3"),
                new Case(Refusal.BARE_CR, CHUNKED + "3\rabc\r\n", CHUNKED + "3\r"),
                new Case(Refusal.BARE_LF, CHUNKED + "3;a\nabc\r\n", CHUNKED + "3;a"),
                new Case(Refusal.BARE_CR, CHUNKED + "3;a\r\rabc\r\n", CHUNKED + "3;a\r"),
                new Case(Refusal.CONTROL_CHARACTER, CHUNKED + "3;\0\r\nabc\r\n", CHUNKED + "3;"),
                new Case(
                        Refusal.CHUNK_LINE_TOO_LONG,
                        CHUNKED + "3" + ";".repeat(65) + "\r\n",
                        CHUNKED + "3" + ";".repeat(64)),
                new Case(Refusal.BAD_CHUNK_END, CHUNKED + "3\r\nabcd\r\n0\r\n\r\n", CHUNKED + "3\r\nabc"),
                new Case(Refusal.BAD_CHUNK_END, CHUNKED + "3\r\nabc\n0\r\n\r\n", CHUNKED + "3\r\nabc"),
                new Case(Refusal.BAD_CHUNK_END, CHUNKED + "3\r\nabc\r0\r\n\r\n", CHUNKED + "3\r\nabc\r"),
                new Case(Refusal.BAD_TRAILER, CHUNKED + "0\r\nA\r\n\r\n", CHUNKED + "0\r\nA"),
                new Case(Refusal.BAD_TRAILER, CHUNKED + "0\r\n: a\r\n\r\n", CHUNKED + "0\r\n"),
                new Case(Refusal.BAD_TRAILER, CHUNKED + "0\r\nA: b\r\n c\r\n\r\n", CHUNKED + "0\r\nA: b\r\n"),
                new Case(Refusal.BAD_TRAILER, CHUNKED + "0\r\nA : b\r\n\r\n", CHUNKED + "0\r\nA"),
                new Case(
                        Refusal.BAD_TRAILER,
                        CHUNKED + "0\r\nContent-Length: 4\r\n\r\n",
                        CHUNKED + "0\r\nContent-Length"),
                new Case(
                        Refusal.BAD_TRAILER,
                        CHUNKED + "0\r\ntransfer-encoding: chunked\r\n\r\n",
                        CHUNKED + "0\r\ntransfer-encoding"),
                new Case(Refusal.BAD_TRAILER, CHUNKED + "0\r\nA: b\r\nHost: c\r\n\r\n", CHUNKED + "0\r\nA: b\r\nHost"),
                new Case(Refusal.BARE_LF, CHUNKED + "0\r\nA: b\n\r\n", CHUNKED + "0\r\nA: b"),
                new Case(Refusal.BARE_CR, CHUNKED + "0\r\nA: b\rc\r\n\r\n", CHUNKED + "0\r\nA: b\r"),
                new Case(Refusal.BARE_CR, CHUNKED + "0\r\n\rGET / HTTP/1.1\r\n", CHUNKED + "0\r\n\r"),
                new Case(Refusal.CONTROL_CHARACTER, CHUNKED + "0\r\nA: \0\r\n\r\n", CHUNKED + "0\r\nA: "),
                new Case(
                        Refusal.TRAILERS_TOO_LONG,
                        CHUNKED + "0\r\n" + "A: b\r\n".repeat(22),
                        CHUNKED + "0\r\n" + "A: b\r\n".repeat(21) + "A:"),
                new Case(Refusal.FIRST_LINE_TOO_LONG, "GET /" + "a".repeat(60)),
                new Case(Refusal.FIRST_LINE_TOO_LONG, "\r\n".repeat(33)),
                new Case(Refusal.HEADERS_TOO_LONG, POST + "A: " + "b".repeat(126)),
                new Case(Refusal.HEADERS_TOO_LONG, POST + "A: b\r\n".repeat(22)),
                new Case(
                        Refusal.AFTER_THE_LAST,
                        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n" + GOOD,
                        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"),
                new Case(Refusal.AFTER_THE_LAST, "GET / HTTP/1.0\r\n\r\n" + GOOD, "GET / HTTP/1.0\r\n\r\n"));
    }

    static Stream<Case> responses() {
        return Stream.of(
                new Case(Refusal.BAD_FIRST_LINE, "\r\n" + OK),
                new Case(Refusal.BAD_FIRST_LINE, "HTTP/1.1  200 OK\r\n"),
                new Case(Refusal.BAD_FIRST_LINE, "HTTP/1.1 20 OK\r\n"),
                new Case(Refusal.BAD_FIRST_LINE, "HTTP/1.1 2000 OK\r\n"),
                new Case(Refusal.BAD_FIRST_LINE, "HTTP/1.1 099 OK\r\n"),
                new Case(Refusal.BAD_FIRST_LINE, "HTTP/1.1\r\n"),
                new Case(Refusal.BAD_FIRST_LINE, "SSH-2.0-OpenSSH_9.9\r\n"),
                new Case(Refusal.UNKNOWN_VERSION, "HTTP/2.0 200 OK\r\n"),
                new Case(Refusal.SWITCHED_PROTOCOL, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
                new Case(Refusal.CONFLICTING_LENGTHS, OK + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n"),
                new Case(Refusal.LENGTH_AND_CODING, OK + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"),
                new Case(Refusal.UNKNOWN_CODING, OK + "Transfer-Encoding: gzip, chunked\r\n\r\n"),
                new Case(Refusal.CODING_BEFORE_1_1, "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
                new Case(
                        Refusal.CONFLICTING_LENGTHS,
                        "HTTP/1.1 304 Not Modified\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"),
                new Case(Refusal.BARE_LF, OK + "A: b\n\r\n"),
                new Case(
                        Refusal.BAD_CHUNK_SIZE,
                        OK + "Transfer-Encoding: chunked\r\n\r\nzz",
                        OK + "Transfer-Encoding: chunked\r\n\r\n"),
                new Case(Refusal.HEADERS_TOO_LONG, OK + "A: b\r\n".repeat(22)),
                new Case(Refusal.UNASKED, FINE + FINE, FINE),
                new Case(
                        Refusal.UNASKED, "HTTP/1.1 204 No Content\r\n\r\n{}" + FINE, "HTTP/1.1 204 No Content\r\n\r\n"),
                new Case(
                        Refusal.AFTER_THE_LAST,
                        OK + "Connection: Keep-Alive, Close\r\nContent-Length: 0\r\n\r\n" + FINE,
                        OK + "Connection: Keep-Alive, Close\r\nContent-Length: 0\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestIsRefused(Case refused) {
        check(new Case(refused.refusal(), GOOD + refused.bytes(), GOOD + refused.passedOn()), false);
    }

    @ParameterizedTest
    @MethodSource("responses")
    void aResponseIsRefused(Case refused) {
        check(new Case(refused.refusal(), FINE + refused.bytes(), FINE + refused.passedOn()), true);
    }

    /** A reason that no case has may never be given. */
    @Test
    void eachReasonHasACase() {
        assertThat(Stream.concat(requests(), responses()).map(Case::refusal))
                .containsAll(Stream.of(Refusal.values())
                        .filter(refusal -> refusal != Refusal.TRUNCATED)
                        .toList());
    }

    private static void check(Case refused, boolean response) {
        byte[] bytes = refused.bytes().getBytes(StandardCharsets.ISO_8859_1);
        for (int cut = 0; cut <= bytes.length; cut++) {
            check(refused, Told.of(framer(response), bytes, List.of(cut), false));
        }
        List<Integer> each = IntStream.range(0, bytes.length).boxed().toList();
        check(refused, Told.of(framer(response), bytes, each, true));
    }

    private static void check(Case refused, Told told) {
        boolean alone = !refused.passedOn().contains("Connection:")
                && !refused.passedOn().contains("HTTP/1.0")
                && !refused.passedOn().contains("204")
                && !refused.passedOn().endsWith(FINE + FINE);
        assertThat(told.lastPart())
                .isEqualTo(new Told.Part(
                        "refused", alone ? 1 : 2, 0, false, refused.refusal().name()));
        assertThat(told.passedOn()).isEqualTo(refused.passedOn());
    }

    private static Framer framer(boolean response) {
        if (!response) {
            return new RequestFramer(LIMITS);
        }
        ResponseFramer framer = new ResponseFramer(LIMITS);
        framer.asked("GET");
        framer.asked("GET");
        return framer;
    }
}
