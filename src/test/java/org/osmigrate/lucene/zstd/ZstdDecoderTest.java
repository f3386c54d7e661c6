package org.osmigrate.lucene.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of the reference implementation, decompressed again. */
class ZstdDecoderTest {

    /** Bytes before the dictionary that no frame may refer to. */
    private static final int BEFORE = 100;

    private final ZstdDecoder decoder = new ZstdDecoder();

    @ParameterizedTest
    @ValueSource(ints = {-5, 1, 3, 6, 12, 19, 22})
    void readsWhatEveryLevelWrites(int level) throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            byte[] text = sample(new Random(seed));

            assertThat(decoded(compressed(text, level, new byte[0], false), new byte[0], text.length))
                    .as("seed %d", seed)
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 9, 19})
    void refersToARawDictionary(int level) throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            byte[] text = sample(new Random(seed));
            byte[] dictionary = Arrays.copyOf(text, Math.min(text.length, 1 + seed * 200));

            assertThat(decoded(compressed(text, level, dictionary, false), dictionary, text.length))
                    .as("seed %d", seed)
                    .isEqualTo(text);
        }
    }

    @Test
    void passesOverAChecksum() throws IOException {
        byte[] text = sample(new Random(7));

        assertThat(decoded(compressed(text, 3, new byte[0], true), new byte[0], text.length))
                .isEqualTo(text);
    }

    @Test
    void damagedFramesFailWithAnIoException() {
        byte[] text = sample(new Random(3));
        byte[] frame = compressed(text, 6, new byte[0], false);
        Random random = new Random(1);
        for (int i = 0; i < 5000; i++) {
            byte[] damaged = frame.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            decodedOrRefused(damaged, text.length);
            decodedOrRefused(Arrays.copyOf(frame, random.nextInt(frame.length)), text.length);
        }
    }

    @Test
    void doesNotReadBeforeTheDictionary() {
        byte[] text = "abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.UTF_8);
        byte[] frame = compressed(text, 6, text, false);

        assertThatThrownBy(() -> decoded(frame, new byte[0], text.length))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("where nothing is");
    }

    private void decodedOrRefused(byte[] frame, int length) {
        try {
            decoded(frame, new byte[0], length);
        } catch (IOException expected) {
            assertThat(expected).hasMessageContaining("zstd frame");
        }
    }

    private byte[] decoded(byte[] frame, byte[] dictionary, int length) throws IOException {
        byte[] in = Arrays.copyOf(frame, frame.length + ZstdDecoder.PADDING);
        byte[] out = new byte[BEFORE + dictionary.length + length];
        int start = BEFORE + dictionary.length;
        System.arraycopy(dictionary, 0, out, BEFORE, dictionary.length);
        int end = decoder.decode(in, 0, frame.length, out, BEFORE, start, out.length);
        return Arrays.copyOfRange(out, start, end);
    }

    private static byte[] compressed(byte[] text, int level, byte[] dictionary, boolean checksum) {
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.setLevel(level).setChecksum(checksum);
            if (dictionary.length > 0) {
                context.loadDict(dictionary);
            }
            return context.compress(text);
        }
    }

    /** Noise, runs, words and repeats in changing proportions, of any length up to several blocks. */
    private static byte[] sample(Random random) {
        byte[] text = new byte[random.nextInt(1 << (4 + random.nextInt(16)))];
        byte[][] words = IntStream.range(0, 200)
                .mapToObj(i ->
                        ("word" + Integer.toString(random.nextInt(1 << 24), 36) + " ").getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int noise = random.nextInt(4);
        int at = 0;
        while (at < text.length) {
            byte[] next =
                    random.nextInt(8) < noise ? new byte[random.nextInt(40)] : words[random.nextInt(words.length)];
            if (next.length == 0 || next[0] == 0) {
                random.nextBytes(next);
            }
            int length = Math.min(next.length, text.length - at);
            System.arraycopy(next, 0, text, at, length);
            at += length;
            if (random.nextInt(30) == 0) {
                int run = Math.min(random.nextInt(500), text.length - at);
                Arrays.fill(text, at, at + run, (byte) 'x');
                at += run;
            }
        }
        return text;
    }
}
