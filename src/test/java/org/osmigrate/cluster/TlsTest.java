package org.osmigrate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.cluster.Tls.Identity;
import org.osmigrate.cluster.Tls.Trust;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.Unreachable;

class TlsTest {

    private static final Identity NOBODY = new Identity.Anonymous();

    @TempDir
    private static Path folder;

    private static Keytool keys;
    private static Keytool others;

    @BeforeAll
    static void makeCertificates() throws Exception {
        keys = new Keytool(Files.createDirectory(folder.resolve("ours")));
        keys.signed("server", "EC", "ip:127.0.0.1");
        keys.signed("elsewhere", "EC", "dns:elsewhere.invalid");
        keys.signed("client", "RSA", "dns:client");
        keys.signed("curve", "EC", "dns:client");
        others = new Keytool(Files.createDirectory(folder.resolve("others")));
    }

    @Test
    void trustsAPrivateAuthority() throws Exception {
        try (FakeServer server = FakeServer.overTls(keys.serverContext("server"), false)) {
            assertThat(get(server.url(), new Tls(privateCa(keys), NOBODY)).ok()).isTrue();
        }
    }

    @Test
    void refusesAnAuthorityNobodyNamed() throws Exception {
        try (FakeServer server = FakeServer.overTls(keys.serverContext("server"), false)) {
            assertThatThrownBy(() -> get(server.url(), Tls.DEFAULT))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("target.tls.ca");
            assertThatThrownBy(() -> get(server.url(), new Tls(privateCa(others), NOBODY)))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("target.tls.ca");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void refusesACertificateOfAnotherHost() throws Exception {
        try (FakeServer server = FakeServer.overTls(keys.serverContext("elsewhere"), false)) {
            assertThatThrownBy(() -> get(server.url(), new Tls(privateCa(keys), NOBODY)))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("host name that the certificate holds");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void takesAnybodyWhenAskedTo() throws Exception {
        try (FakeServer server = FakeServer.overTls(keys.serverContext("elsewhere"), false)) {
            assertThat(get(server.url(), new Tls(new Trust.Anybody(), NOBODY)).ok())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "curve"})
    void showsAClientCertificate(String alias) throws Exception {
        Identity identity = new Identity.Pem(keys.certificate(alias), keys.privateKey(alias));
        try (FakeServer server = FakeServer.overTls(keys.serverContext("server"), true)) {
            assertThat(get(server.url(), new Tls(privateCa(keys), identity)).ok())
                    .isTrue();
        }
    }

    @Test
    void saysThatAClientCertificateIsWanted() throws Exception {
        try (FakeServer server = FakeServer.overTls(keys.serverContext("server"), true)) {
            assertThatThrownBy(() -> get(server.url(), new Tls(privateCa(keys), NOBODY)))
                    .isInstanceOf(Unreachable.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void saysThatAPortDoesNotSpeakTls() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answerInPlainText(server));
            URI url = URI.create("https://127.0.0.1:" + server.getLocalPort());

            assertThatThrownBy(() -> get(url, Tls.DEFAULT))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("http://");
        }
    }

    private static void answerInPlainText(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void namesAFileThatHoldsNoCertificate() throws Exception {
        Path file = Files.writeString(folder.resolve("empty.pem"), "nothing\n");
        assertThatThrownBy(() -> connect(new Tls(new Trust.PrivateCa(file), NOBODY)))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("target.tls.ca")
                .hasMessageContaining(file.toString());
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path file = folder.resolve("absent.pem");
        assertThatThrownBy(() -> connect(new Tls(new Trust.PrivateCa(file), NOBODY)))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining(file.toString());
    }

    private static Trust privateCa(Keytool authority) {
        return new Trust.PrivateCa(authority.certificate("ca"));
    }

    private static void connect(Tls tls) {
        Clients.of(settings(URI.create("https://127.0.0.1:1"), tls)).close();
    }

    private static Reply get(URI url, Tls tls) {
        try (ClusterClient client = Clients.of(settings(url, tls))) {
            return client.send(Call.get("x"));
        }
    }

    private static ClusterSettings settings(URI url, Tls tls) {
        return Clients.settings(url, new Credentials.None(), tls, Duration.ofSeconds(20));
    }
}
