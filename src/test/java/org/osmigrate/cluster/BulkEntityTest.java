package org.osmigrate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.junit.jupiter.api.Test;

class BulkEntityTest {

    @Test
    void everyByteGoesOutOnceAndInOrderHoweverLittleTheSocketTakes() throws IOException {
        byte[] body = new byte[1_000_003];
        new Random(1).nextBytes(body);
        BulkEntity entity = new BulkEntity(ByteBuffer.wrap(body).asReadOnlyBuffer());
        Socket socket = new Socket(70_001);

        while (!socket.ended) {
            socket.room = socket.roomEachTime;
            entity.produce(socket);
        }

        assertThat(socket.taken.toByteArray()).isEqualTo(body);
        assertThat(socket.largestOffer).isLessThan(body.length / 4);
    }

    @Test
    void aSocketWithRoomIsFilledAtOnce() throws IOException {
        BulkEntity entity = new BulkEntity(ByteBuffer.wrap(new byte[1_000_003]));
        Socket socket = new Socket(Integer.MAX_VALUE);
        socket.room = socket.roomEachTime;

        entity.produce(socket);

        assertThat(socket.ended).isTrue();
        assertThat(socket.taken.size()).isEqualTo(1_000_003);
    }

    /** Takes as much as there is room for. */
    private static final class Socket implements DataStreamChannel {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final int roomEachTime;
        private int room;
        private int largestOffer;
        private boolean ended;

        Socket(int roomEachTime) {
            this.roomEachTime = roomEachTime;
        }

        @Override
        public int write(ByteBuffer source) {
            largestOffer = Math.max(largestOffer, source.remaining());
            byte[] piece = new byte[Math.min(room, source.remaining())];
            source.get(piece);
            taken.writeBytes(piece);
            room -= piece.length;
            return piece.length;
        }

        @Override
        public void requestOutput() {}

        @Override
        public void endStream() {
            ended = true;
        }

        @Override
        public void endStream(List<? extends Header> trailers) {
            ended = true;
        }
    }
}
