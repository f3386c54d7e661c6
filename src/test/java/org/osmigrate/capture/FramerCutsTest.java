package org.osmigrate.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever buffers are cut, the same messages are told, and they end where they were made to. */
class FramerCutsTest {

    private static final int STREAMS = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void requestsEndWhereTheyWereMadeTo(long seed) {
        for (int i = 0; i < STREAMS; i++) {
            List<Messages.Pair> pairs = new Messages(seed * 1000 + i).pairs(1 + i % 4);
            List<String> messages = pairs.stream().map(Messages.Pair::request).toList();
            byte[] stream = bytes(String.join("", messages));
            Told whole = Told.of(requests(), stream, List.of(), true);
            assertThat(ends(whole)).as(String.join("", messages)).isEqualTo(ends(messages));
            assertThat(whole.passedOn()).isEqualTo(text(stream));
            for (List<Integer> cuts : cuts(stream.length, seed)) {
                assertThat(Told.of(requests(), stream, cuts, true))
                        .as("cut at %s", cuts)
                        .isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void responsesEndWhereTheyWereMadeTo(long seed) {
        for (int i = 0; i < STREAMS; i++) {
            List<Messages.Pair> pairs = new Messages(seed * 1000 + i).pairs(1 + i % 4);
            List<String> messages = pairs.stream()
                    .map(pair -> String.join("", pair.interim()) + pair.response())
                    .toList();
            byte[] stream = bytes(String.join("", messages));
            Told whole = Told.of(responses(pairs), stream, List.of(), true);
            assertThat(ends(whole)).as(String.join("", messages)).isEqualTo(ends(messages));
            assertThat(whole.passedOn()).isEqualTo(text(stream));
            for (List<Integer> cuts : cuts(stream.length, seed)) {
                assertThat(Told.of(responses(pairs), stream, cuts, true))
                        .as("cut at %s", cuts)
                        .isEqualTo(whole);
            }
        }
    }

    /** Whatever is changed in a stream: what is told of it does not depend on the cuts, and reading it ends. */
    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void damagedStreamsAreToldTheSameWhereverTheyAreCut(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < STREAMS * 5; i++) {
            List<Messages.Pair> pairs = new Messages(seed * 1000 + i).pairs(2);
            byte[] requests = damaged(pairs.get(0).request() + pairs.get(1).request(), random);
            byte[] responses = damaged(pairs.get(0).response() + pairs.get(1).response(), random);
            Told request = Told.of(requests(), requests, List.of(), true);
            Told response = Told.of(responses(pairs), responses, List.of(), true);
            for (List<Integer> cuts : List.of(each(requests.length), some(requests.length, random))) {
                assertThat(Told.of(requests(), requests, cuts, true)).isEqualTo(request);
            }
            for (List<Integer> cuts : List.of(each(responses.length), some(responses.length, random))) {
                assertThat(Told.of(responses(pairs), responses, cuts, true)).isEqualTo(response);
            }
        }
    }

    private static Framer requests() {
        return new RequestFramer(Limits.GENEROUS);
    }

    private static Framer responses(List<Messages.Pair> pairs) {
        ResponseFramer framer = new ResponseFramer(Limits.GENEROUS);
        pairs.forEach(pair -> framer.asked(pair.method()));
        return framer;
    }

    private static byte[] damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.setCharAt(at, "\r\n :,;0a\0\t".charAt(random.nextInt(10)));
                case 1 -> damaged.deleteCharAt(at);
                default -> damaged.insert(at, "\r\n :,;0a\0\t".charAt(random.nextInt(10)));
            }
        }
        return bytes(damaged.toString());
    }

    private static List<Integer> ends(List<String> messages) {
        List<Integer> ends = new ArrayList<>();
        int end = 0;
        for (String message : messages) {
            end += message.length();
            ends.add(end);
        }
        return ends;
    }

    private static List<Integer> ends(Told told) {
        List<Integer> ends = new ArrayList<>();
        for (Told.Part part : told.parts()) {
            if (part.last()) {
                assertThat(part.message()).isEqualTo(ends.size());
                ends.add(part.end());
            }
        }
        return ends;
    }

    private static List<List<Integer>> cuts(int length, long seed) {
        List<List<Integer>> all = new ArrayList<>();
        for (int cut = 0; cut <= length; cut++) {
            all.add(List.of(cut));
        }
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            all.add(some(length, random));
        }
        all.add(each(length));
        return all;
    }

    private static List<Integer> each(int length) {
        return IntStream.range(0, length).boxed().toList();
    }

    private static List<Integer> some(int length, Random random) {
        return random.ints(1 + random.nextInt(8), 0, length + 1)
                .sorted()
                .boxed()
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
