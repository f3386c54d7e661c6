package org.osmigrate.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.osmigrate.failure.ConfigurationInvalid;

/** A key of a Google service account: signs assertions (RFC 7523) that are exchanged for tokens. */
record ServiceAccountKey(String email, String keyId, String audience, PrivateKey key) {

    private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_write";
    private static final int SECONDS = 3600;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    static ServiceAccountKey of(JsonNode json) {
        try {
            String pem = json.path("private_key").asText().replaceAll("-----[A-Z ]+-----|\\s", "");
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
            return new ServiceAccountKey(
                    json.path("client_email").asText(),
                    json.path("private_key_id").asText(),
                    json.path("token_uri").asText("https://oauth2.googleapis.com/token"),
                    key);
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw new ConfigurationInvalid(
                    "the private key of service account "
                            + json.path("client_email").asText() + " cannot be read",
                    "Give the whole JSON file of the key.");
        }
    }

    Map<String, String> grant() {
        return Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion());
    }

    private String assertion() {
        long now = Instant.now().getEpochSecond();
        JsonNodeFactory json = JsonNodeFactory.instance;
        String head = json.objectNode()
                .put("alg", "RS256")
                .put("typ", "JWT")
                .put("kid", keyId)
                .toString();
        String claims = json.objectNode()
                .put("iss", email)
                .put("scope", SCOPE)
                .put("aud", audience)
                .put("iat", now)
                .put("exp", now + SECONDS)
                .toString();
        String signed = encode(head) + "." + encode(claims);
        return signed + "." + URL.encodeToString(signature(signed));
    }

    private static String encode(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
