package org.osmigrate.cluster;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads unencrypted private keys: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017) and SEC 1 elliptic curve keys (RFC 5915). */
final class PemKey {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    private PemKey() {}

    /** The first private key of the text. */
    static PrivateKey read(String pem) {
        Matcher block = BLOCK.matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("no BEGIN PRIVATE KEY");
        }
        byte[] der = Base64.getMimeDecoder().decode(block.group(2));
        return fromPkcs8(
                switch (block.group(1)) {
                    case "RSA PRIVATE KEY" -> Der.pkcs8OfRsa(der);
                    case "EC PRIVATE KEY" -> Der.pkcs8OfEc(der);
                    default -> der;
                });
    }

    private static PrivateKey fromPkcs8(byte[] der) {
        return ALGORITHMS.stream()
                .flatMap(algorithm -> as(algorithm, der).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("neither RSA, EC nor EdDSA"));
    }

    private static Optional<PrivateKey> as(String algorithm, byte[] der) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
