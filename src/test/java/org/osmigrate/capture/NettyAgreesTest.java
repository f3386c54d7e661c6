package org.osmigrate.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser that the servers behind the proxy have finds the same messages in what is passed on. */
class NettyAgreesTest {

    private static final int STREAMS = 300;

    /** What a parser tells of one stream: for each message its head, and where it ends. */
    private record Message(String head, int end) {}

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void onRequests(long seed) {
        for (int i = 0; i < STREAMS; i++) {
            String stream = requests(new Messages(seed * 1000 + i).pairs(3));
            assertThat(ours(new RequestFramer(Limits.GENEROUS), stream)).isEqualTo(theirs(requestDecoder(), stream));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {23, 24})
    void onResponses(long seed) {
        for (int i = 0; i < STREAMS; i++) {
            List<Messages.Pair> pairs = new Messages(seed * 1000 + i).pairs(1);
            ResponseFramer framer = new ResponseFramer(Limits.GENEROUS);
            framer.asked(pairs.getFirst().method());
            String stream = String.join("", pairs.getFirst().interim())
                    + pairs.getFirst().response();
            boolean head = pairs.getFirst().method().equals("HEAD");
            assertThat(ours(framer, stream)).as(stream).isEqualTo(theirs(responseDecoder(head), stream));
        }
    }

    /** Whatever is done to a request: what the proxy lets through the server takes for the same, or refuses. */
    @ParameterizedTest
    @ValueSource(longs = {25, 26, 27})
    void onWhatIsLeftOfDamagedRequests(long seed) {
        Random random = new Random(seed);
        int whole = 0;
        for (int i = 0; i < STREAMS * 10; i++) {
            String stream = damaged(requests(new Messages(seed * 10_000 + i).pairs(2)), random);
            List<Message> ours = ours(new RequestFramer(Limits.GENEROUS), stream);
            String passedOn =
                    Told.whole(new RequestFramer(Limits.GENEROUS), stream).passedOn();
            List<Message> theirs = theirs(requestDecoder(), passedOn);
            whole += ours.size();
            int common = Math.min(ours.size(), theirs.size());
            assertThat(theirs.size()).as(stream).isLessThanOrEqualTo(ours.size());
            assertThat(theirs).as(stream).isEqualTo(shifted(ours.subList(0, common), stream, passedOn));
        }
        assertThat(whole).as("messages that are let through").isGreaterThan(STREAMS);
    }

    /** Empty lines that were left out move the ends of what follows them. */
    private static List<Message> shifted(List<Message> ours, String stream, String passedOn) {
        if (stream.startsWith(passedOn)) {
            return ours;
        }
        List<Message> shifted = new ArrayList<>();
        Told told = Told.whole(new RequestFramer(Limits.GENEROUS), passedOn);
        List<Integer> ends = told.parts().stream()
                .filter(Told.Part::last)
                .map(Told.Part::end)
                .toList();
        for (int i = 0; i < ours.size(); i++) {
            shifted.add(new Message(ours.get(i).head(), ends.get(i)));
        }
        return shifted;
    }

    private static String requests(List<Messages.Pair> pairs) {
        return String.join("", pairs.stream().map(Messages.Pair::request).toList());
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        String marks = "\r\n :,;0a\0\t";
        for (int i = random.nextInt(2); i >= 0; i--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.setCharAt(at, marks.charAt(random.nextInt(marks.length())));
                case 1 -> damaged.deleteCharAt(at);
                default -> damaged.insert(at, marks.charAt(random.nextInt(marks.length())));
            }
        }
        return damaged.toString();
    }

    private static List<Message> ours(Framer framer, String stream) {
        List<Message> messages = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes(stream));
        String head = "";
        while (true) {
            switch (framer.next(in)) {
                case Piece.Start start -> {
                    head = describe(start.head());
                    if (start.last() || (start.head() instanceof ResponseHead response && response.isInterim())) {
                        messages.add(new Message(head, start.end()));
                    }
                }
                case Piece.Body body -> {
                    if (body.last()) {
                        messages.add(new Message(head, body.end()));
                    }
                }
                case Piece.Refused _, Piece.Drained _ -> {
                    return messages;
                }
            }
        }
    }

    /** Netty rewrites or drops these; the end of the body tells how it understood them. */
    private static boolean isFraming(String name) {
        return name.equalsIgnoreCase("content-length") || name.equalsIgnoreCase("transfer-encoding");
    }

    private static String describe(Head head) {
        StringBuilder text = new StringBuilder();
        if (head instanceof RequestHead request) {
            text.append(request.method()).append(' ').append(request.target());
        }
        text.append(" HTTP/1.").append(head.minorVersion());
        for (Field field : head.fields().all()) {
            if (!isFraming(field.name())) {
                text.append('|').append(field.name()).append(':').append(field.value());
            }
        }
        return text.toString();
    }

    /** Gives it byte after byte, so that the end of a message shows. */
    private static List<Message> theirs(EmbeddedChannel channel, String stream) {
        List<Message> messages = new ArrayList<>();
        String head = "";
        byte[] bytes = bytes(stream);
        for (int i = 0; i < bytes.length; i++) {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes, i, 1));
            for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
                HttpObject object = (HttpObject) read;
                if (object.decoderResult().isFailure()) {
                    ReferenceCountUtil.release(object);
                    channel.finishAndReleaseAll();
                    return messages;
                }
                if (object instanceof HttpMessage message) {
                    head = describe(message);
                }
                if (object instanceof LastHttpContent) {
                    messages.add(new Message(head, i + 1));
                }
                if (object instanceof HttpContent content) {
                    ReferenceCountUtil.release(content);
                }
            }
        }
        channel.finishAndReleaseAll();
        return messages;
    }

    private static String describe(HttpMessage message) {
        StringBuilder text = new StringBuilder();
        if (message instanceof HttpRequest request) {
            text.append(request.method()).append(' ').append(request.uri());
        }
        text.append(' ').append(message.protocolVersion());
        for (Map.Entry<String, String> header : message.headers()) {
            if (!isFraming(header.getKey())) {
                text.append('|')
                        .append(header.getKey())
                        .append(':')
                        .append(header.getValue().strip());
            }
        }
        return text.toString();
    }

    private static EmbeddedChannel requestDecoder() {
        return new EmbeddedChannel(new HttpRequestDecoder());
    }

    private static EmbeddedChannel responseDecoder(boolean toHead) {
        return new EmbeddedChannel(new HttpResponseDecoder() {
            @Override
            protected boolean isContentAlwaysEmpty(HttpMessage message) {
                return toHead || super.isContentAlwaysEmpty(message);
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
