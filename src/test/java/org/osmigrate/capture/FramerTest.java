package org.osmigrate.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramerTest {

    private static final String LENGTH = "PUT /a/_doc/1?x HTTP/1.1\r\nContent-Length: 4\r\nX: \u00e9 b \r\n\r\n";

    @Test
    void aHeadTellsWhatIsInItAndWhereItEnds() {
        Framer framer = new RequestFramer(Limits.GENEROUS);
        ByteBuffer in = bytes(LENGTH + "body" + LENGTH);
        assertThat(framer.next(in)).isInstanceOfSatisfying(Piece.Start.class, start -> {
            RequestHead head = (RequestHead) start.head();
            assertThat(start.message()).isZero();
            assertThat(start.end()).isEqualTo(LENGTH.length());
            assertThat(start.last()).isFalse();
            assertThat(head.method()).isEqualTo("PUT");
            assertThat(head.target()).isEqualTo("/a/_doc/1?x");
            assertThat(head.minorVersion()).isEqualTo(1);
            assertThat(head.firstLineLength()).isEqualTo(LENGTH.indexOf('\n') + 1);
            assertThat(text(head.bytes())).isEqualTo(LENGTH);
            assertThat(head.framing()).isEqualTo(new Framing.Length(4));
            assertThat(head.fields().all())
                    .containsExactly(new Field("Content-Length", "4"), new Field("X", "\u00e9 b"));
            assertThat(head.fields().first("x")).contains("\u00e9 b");
            assertThat(head.mutates()).isTrue();
            assertThat(head.isPersistent()).isTrue();
        });
        assertThat(framer.next(in)).isEqualTo(new Piece.Body(0, LENGTH.length(), LENGTH.length() + 4, true));
        assertThat(framer.message()).isEqualTo(1);
        assertThat(framer.isWithinMessage()).isFalse();
        assertThat(framer.next(in))
                .isInstanceOfSatisfying(
                        Piece.Start.class, start -> assertThat(start.message()).isEqualTo(1));
        assertThat(framer.next(in)).isEqualTo(new Piece.Drained());
        assertThat(framer.isWithinMessage()).isTrue();
    }

    @Test
    void whatIsTooLongIsToldWithWhatThereIsOfIt() {
        Framer framer = new RequestFramer(new Limits(20, 20));
        ByteBuffer in = bytes("GET / HTTP/1.1\r\n\r\nGET /aaaaaaaaaaaaaaaaaaaaaaa");
        framer.next(in);
        assertThat(framer.next(in)).isInstanceOfSatisfying(Piece.Refused.class, refused -> {
            assertThat(refused.message()).isEqualTo(1);
            assertThat(refused.refusal().status()).isEqualTo(414);
            assertThat(text(refused.head())).isEqualTo("GET /aaaaaaaaaaaaaaa");
        });
        in = bytes("GET / HTTP/1.1\r\nAAAAAAA: bbbbbbbbbbbbbb");
        framer = new RequestFramer(new Limits(20, 20));
        assertThat(framer.next(in)).isInstanceOfSatisfying(Piece.Refused.class, refused -> {
            assertThat(refused.message()).isZero();
            assertThat(refused.refusal().status()).isEqualTo(431);
            assertThat(text(refused.head())).isEqualTo("GET / HTTP/1.1\r\nAAAAAAA: bbbbbbbbbbb");
        });
    }

    @Test
    void limitsAreReachedAndNotPassed() {
        Limits limits = new Limits("GET / HTTP/1.1\r\n".length(), "A: b\r\n\r\n".length());
        String request = "GET / HTTP/1.1\r\nA: b\r\n\r\n";
        assertThat(Told.whole(new RequestFramer(limits), request).lastPart().last())
                .isTrue();
    }

    @Test
    void aRefusalIsForGood() {
        Framer framer = new RequestFramer(Limits.GENEROUS);
        Piece refused = framer.next(bytes("\0"));
        assertThat(refused).isInstanceOf(Piece.Refused.class);
        assertThat(framer.next(bytes("GET / HTTP/1.1\r\n\r\n"))).isEqualTo(refused);
        assertThat(framer.next(bytes(""))).isEqualTo(refused);
        assertThat(framer.end()).isEqualTo(refused);
    }

    @Test
    void emptyLinesBetweenRequestsAreLeftOut() {
        String request = "GET / HTTP/1.1\r\n\r\n";
        Told told = Told.whole(new RequestFramer(Limits.GENEROUS), "\r\n" + request + "\r\n\r\n" + request + "\r\n");
        assertThat(told.passedOn()).isEqualTo(request + request);
        assertThat(told.parts()).extracting(Told.Part::message).containsExactly(0L, 1L);
    }

    /** The parts of a message that was cut short end in a refusal, never in a wait or an end. */
    @Test
    void aMessageThatIsCutShortIsNoMessage() {
        for (String message : List.of(
                LENGTH + "body",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: b\r\n\r\n")) {
            for (int end = 1; end < message.length(); end++) {
                byte[] cut = message.substring(0, end).getBytes(StandardCharsets.ISO_8859_1);
                Told told = Told.of(new RequestFramer(Limits.GENEROUS), cut, List.of(), true);
                assertThat(told.lastPart()).isEqualTo(new Told.Part("refused", 0, 0, false, "TRUNCATED"));
                assertThat(told.parts()).noneMatch(Told.Part::last);
            }
        }
    }

    @Test
    void aBodyMayEndWithTheConnection() {
        for (String version : List.of("1.0", "1.1")) {
            String response = "HTTP/" + version + " 200 OK\r\n\r\n";
            byte[] bytes = (response + "abc").getBytes(StandardCharsets.ISO_8859_1);
            Told told = Told.of(responses("GET"), bytes, List.of(response.length() + 1), true);
            assertThat(told.passedOn()).isEqualTo(response + "abc");
            assertThat(told.lastPart()).isEqualTo(new Told.Part("body", 0, bytes.length, true, ""));
            assertThat(Told.of(responses("GET"), bytes, List.of(), false).parts())
                    .noneMatch(Told.Part::last);
        }
    }

    @Test
    void interimResponsesBelongToTheExchangeOfTheFinalOne() {
        String interim = "HTTP/1.1 100 Continue\r\n\r\n";
        String end = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";
        ResponseFramer framer = responses("PUT", "PUT");
        Told told = Told.whole(framer, interim + interim + end + end);
        assertThat(told.parts()).extracting(Told.Part::message).containsExactly(0L, 0L, 0L, 1L);
        assertThat(told.parts()).extracting(Told.Part::last).containsExactly(false, false, true, true);
        assertThat(framer.unanswered()).isZero();
        Piece.Start start = (Piece.Start) responses("PUT").next(bytes(interim));
        assertThat(start.head().framing()).isEqualTo(new Framing.None());
        assertThat(framer.end()).isEqualTo(new Piece.Drained());
    }

    @ParameterizedTest
    @CsvSource({"HEAD, 200", "HEAD, 404", "GET, 204", "GET, 304", "POST, 204"})
    void someResponsesHaveNoBodyWhateverTheySay(String method, int status) {
        String response = "HTTP/1.1 " + status + "\r\nContent-Length: 5\r\n\r\n";
        Told told = Told.whole(responses(method, "GET"), response + "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na");
        assertThat(told.parts()).extracting(Told.Part::kind).containsExactly("head", "head", "body");
        assertThat(told.parts()).extracting(Told.Part::last).containsExactly(true, false, true);
    }

    @ParameterizedTest
    @CsvSource({
        "1.1, , true",
        "1.1, keep-alive, true",
        "1.1, Close, false",
        "'1.1', 'TE, close', false",
        "1.0, , false",
        "1.0, Keep-Alive, true",
        "1.0, close, false"
    })
    void aHeadTellsWhetherTheConnectionGoesOn(String version, String connection, boolean goesOn) {
        String line = connection == null ? "" : "Connection: " + connection + "\r\n";
        RequestHead head = request("GET / HTTP/" + version + "\r\n" + line + "\r\n");
        assertThat(head.isPersistent()).isEqualTo(goesOn);
    }

    @Test
    void aHeadTellsWhatTheClientWaitsForOrWouldLike() {
        String body = "Content-Length: 1\r\n\r\n";
        assertThat(request("PUT / HTTP/1.1\r\nExpect: 100-Continue\r\n" + body).expectsContinue())
                .isTrue();
        assertThat(request("PUT / HTTP/1.0\r\nExpect: 100-continue\r\n" + body).expectsContinue())
                .isFalse();
        assertThat(request("PUT / HTTP/1.1\r\nExpect: 100-continue\r\n\r\n").expectsContinue())
                .isFalse();
        assertThat(request("PUT / HTTP/1.1\r\n" + body).expectsContinue()).isFalse();
        assertThat(request("GET / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n")
                        .asksForUpgrade())
                .isTrue();
        assertThat(request("GET / HTTP/1.1\r\n\r\n").asksForUpgrade()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nContent-Length: 4\r\n",
                "Content-Length: 4, 4\r\n",
                "Content-Length: 04\r\n"
            })
    void lengthsThatAreEqualAreOne(String lines) {
        assertThat(request("PUT / HTTP/1.1\r\n" + lines + "\r\n").framing()).isEqualTo(new Framing.Length(4));
    }

    /** Limits of a line are those of each one. */
    @Test
    void chunksMayBeMany() {
        String request =
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + "1;a=b\r\nx\r\n".repeat(100) + "0\r\n\r\n";
        Told told = Told.whole(new RequestFramer(new Limits(32, 64)), request);
        assertThat(told.passedOn()).isEqualTo(request);
        assertThat(told.lastPart().last()).isTrue();
    }

    @Test
    void aBodyIsNotHeld() {
        long length = 3L << 30;
        Framer framer = new RequestFramer(Limits.GENEROUS);
        framer.next(bytes("PUT / HTTP/1.1\r\nContent-Length: " + length + "\r\n\r\n"));
        ByteBuffer part = ByteBuffer.allocate(1 << 20);
        for (long left = length; left > 0; left -= part.capacity()) {
            part.clear();
            assertThat(framer.next(part)).isEqualTo(new Piece.Body(0, 0, 1 << 20, left == part.capacity()));
        }
    }

    private static RequestHead request(String text) {
        return (RequestHead) ((Piece.Start) new RequestFramer(Limits.GENEROUS).next(bytes(text))).head();
    }

    private static ResponseFramer responses(String... methods) {
        ResponseFramer framer = new ResponseFramer(Limits.GENEROUS);
        List.of(methods).forEach(framer::asked);
        return framer;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
    }
}
