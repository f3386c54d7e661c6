package org.osmigrate.storage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes. */
final class Hmac {

    private static final String SHA_256 = "HmacSHA256";

    private Hmac() {}

    static String sha256(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(SHA_256);
            mac.init(new SecretKeySpec(key, SHA_256));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
