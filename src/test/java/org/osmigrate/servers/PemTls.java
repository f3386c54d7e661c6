package org.osmigrate.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS out of PEM files: whom to trust, and who one is. */
final class PemTls {

    private static final char[] NO_PASSWORD = new char[0];

    private PemTls() {}

    static SSLContext of(Path ca, Path certificate, Path key) {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(identity(certificate, key).getKeyManagers(), trust(ca).getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException | IOException failure) {
            throw ServerFailure.failed("Cannot use the certificates beside " + ca, failure);
        }
    }

    private static TrustManagerFactory trust(Path ca) throws GeneralSecurityException, IOException {
        KeyStore trusted = empty();
        trusted.setCertificateEntry("ca", certificate(ca));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        return managers;
    }

    private static KeyManagerFactory identity(Path certificate, Path key)
            throws GeneralSecurityException, IOException {
        KeyStore own = empty();
        own.setKeyEntry("own", privateKey(key), NO_PASSWORD, new Certificate[] {certificate(certificate)});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(own, NO_PASSWORD);
        return managers;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Certificate certificate(Path pem) throws GeneralSecurityException, IOException {
        try (InputStream bytes = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(bytes);
        }
    }

    private static PrivateKey privateKey(Path pem) throws GeneralSecurityException, IOException {
        String base64 = Files.readString(pem).replaceAll("-----.*-----", "");
        byte[] der = Base64.getMimeDecoder().decode(base64);
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }
}
