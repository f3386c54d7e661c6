package org.osmigrate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority of its own, made with the JDK's keytool, and PEM files of what it signs. */
final class Keytool {

    private static final String PASSWORD = "changeit";

    private final Path folder;

    Keytool(Path folder) throws Exception {
        this.folder = folder;
        run("-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=ca-" + folder.getFileName(), "-ext", "bc:c");
        writePem("ca");
    }

    /** A key pair with a certificate that the authority signed for a subject alternative name. */
    void signed(String alias, String algorithm, String name) throws Exception {
        run(
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + alias,
                "-ext",
                "san=" + name,
                "-signer",
                "ca",
                "-validity",
                "30");
        writePem(alias);
    }

    Path certificate(String alias) {
        return folder.resolve(alias + ".crt.pem");
    }

    Path privateKey(String alias) {
        return folder.resolve(alias + ".key.pem");
    }

    /** TLS of a server that shows one certificate and trusts the authority. */
    SSLContext serverContext(String alias) throws Exception {
        KeyStore shown = KeyStore.getInstance("PKCS12");
        shown.load(null, null);
        shown.setKeyEntry(alias, key(alias), PASSWORD.toCharArray(), store().getCertificateChain(alias));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(shown, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore authority = KeyStore.getInstance("PKCS12");
        authority.load(null, null);
        authority.setCertificateEntry("ca", store().getCertificate("ca"));
        trust.init(authority);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    Key key(String alias) throws Exception {
        return store().getKey(alias, PASSWORD.toCharArray());
    }

    private KeyStore store() throws Exception {
        return KeyStore.getInstance(folder.resolve("store.p12").toFile(), PASSWORD.toCharArray());
    }

    private void writePem(String alias) throws Exception {
        StringBuilder chain = new StringBuilder();
        for (Certificate certificate : store().getCertificateChain(alias)) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        Files.writeString(certificate(alias), chain);
        Files.writeString(privateKey(alias), pem("PRIVATE KEY", key(alias).getEncoded()));
    }

    static String pem(String label, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    private void run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", folder.resolve("store.p12").toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("keytool.txt")))
                .isZero();
    }
}
