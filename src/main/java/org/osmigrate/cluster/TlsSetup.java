package org.osmigrate.cluster;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.osmigrate.cluster.Tls.Identity;
import org.osmigrate.cluster.Tls.Trust;
import org.osmigrate.failure.ConfigurationInvalid;

/** Whom to trust and how to show oneself, as the JDK's TLS wants it. */
final class TlsSetup {

    private static final char[] NO_PASSWORD = {};

    private TlsSetup() {}

    static TlsStrategy strategy(ClusterSettings settings) {
        boolean anybody = settings.tls().trust() instanceof Trust.Anybody;
        return ClientTlsStrategyBuilder.create()
                .setSslContext(context(settings.role(), settings.tls()))
                .setHostVerificationPolicy(
                        anybody ? HostnameVerificationPolicy.CLIENT : HostnameVerificationPolicy.BOTH)
                .setHostnameVerifier(anybody ? NoopHostnameVerifier.INSTANCE : new DefaultHostnameVerifier())
                .buildAsync();
    }

    private static SSLContext context(String role, Tls tls) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity(role, tls.identity()), trust(role, tls.trust()), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigurationInvalid(
                    "The " + role + "'s TLS settings cannot be used: " + e.getMessage(),
                    "Check that the certificate and the key in " + role + ".tls and " + role
                            + ".auth.mtls belong together.",
                    e);
        }
    }

    private static TrustManager[] trust(String role, Trust trust) throws GeneralSecurityException, IOException {
        return switch (trust) {
            case Trust.SystemCas() -> null;
            case Trust.Anybody() -> new TrustManager[] {new TrustAnybody()};
            case Trust.PrivateCa(var file) -> trustOnly(new PemFile(role + ".tls.ca", file).certificates());
        };
    }

    private static TrustManager[] trustOnly(List<Certificate> authorities)
            throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("ca-" + i, authorities.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] identity(String role, Identity identity) throws GeneralSecurityException, IOException {
        return switch (identity) {
            case Identity.Anonymous() -> new KeyManager[0];
            case Identity.Pem(var certificate, var key) ->
                shownAs(
                        new PemFile(role + ".auth.mtls.cert", certificate).certificates(),
                        new PemFile(role + ".auth.mtls.key", key).privateKey());
        };
    }

    private static KeyManager[] shownAs(List<Certificate> chain, PrivateKey key)
            throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
