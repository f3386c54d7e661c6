package org.osmigrate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.junit.jupiter.api.Test;

class BulkEntityTest {

    private int written;
    private boolean ended;

    @Test
    void writesEverythingWithinTheTimeAllowed() throws IOException {
        BulkEntity entity = new BulkEntity(ByteBuffer.allocate(1_000_000), Duration.ofMinutes(1));

        while (!ended) {
            entity.produce(channel());
        }

        assertThat(written).isEqualTo(1_000_000);
    }

    @Test
    void writesNotAByteAfterTheTimeAllowed() throws IOException {
        BulkEntity entity = new BulkEntity(ByteBuffer.allocate(1_000_000), Duration.ofNanos(1));

        assertThatThrownBy(() -> entity.produce(channel())).isInstanceOf(InterruptedIOException.class);

        assertThat(written).isZero();
        assertThat(ended).isFalse();
    }

    private DataStreamChannel channel() {
        return new DataStreamChannel() {
            @Override
            public void requestOutput() {}

            @Override
            public int write(ByteBuffer source) {
                int taken = Math.min(source.remaining(), 200_000);
                source.position(source.position() + taken);
                written += taken;
                return taken;
            }

            @Override
            public void endStream() {
                ended = true;
            }

            @Override
            public void endStream(List<? extends Header> trailers) {
                ended = true;
            }
        };
    }
}
