package org.osmigrate.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void skipsAPortThatIsInUse() throws Exception {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            // When
            int port = Ports.firstFree(taken.getLocalPort(), Set.of());

            // Then
            assertThat(port).isGreaterThan(taken.getLocalPort());
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
        }
    }

    @Test
    void skipsAPortThatIsPromisedToAnotherServer() {
        // Given
        int free = Ports.firstFree(Ports.anywhere(), Set.of());

        // When
        int port = Ports.firstFree(free, Set.of(free));

        // Then
        assertThat(port).isGreaterThan(free);
    }
}
