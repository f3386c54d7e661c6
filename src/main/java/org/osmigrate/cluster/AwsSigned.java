package org.osmigrate.cluster;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Signs each attempt with the date it is sent at: AWS Signature Version 4 in the Authorization header. */
record AwsSigned(Credentials.SigV4 scope, Supplier<AwsCredentials> identity, Clock clock) implements Authorization {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Override
    public Map<String, String> headers(String method, URI uri, ByteBuffer body) {
        return headers(method, uri, body, Map.of());
    }

    /** {@code others} are signed with those that are added. */
    Map<String, String> headers(String method, URI uri, ByteBuffer body, Map<String, String> others) {
        AwsCredentials signer = identity.get();
        String hash = Sha256.hex(body.duplicate());
        Map<String, String> added = new HashMap<>(Map.of("x-amz-date", DATE.format(clock.instant())));
        if (signer instanceof AwsSessionCredentials session) {
            added.put("x-amz-security-token", session.sessionToken());
        }
        // Serverless collections check the body by it, and take nothing without.
        if (scope.service().equals("aoss")) {
            added.put("x-amz-content-sha256", hash);
        }
        SortedMap<String, String> signed = new TreeMap<>(added);
        others.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value));
        signed.put("host", uri.getRawAuthority());
        added.put("Authorization", authorization(signer, new CanonicalRequest(method, uri, signed, hash)));
        return added;
    }

    private String authorization(AwsCredentials signer, CanonicalRequest request) {
        String date = request.headers().get("x-amz-date");
        String day = date.substring(0, 8);
        String place = String.join("/", day, scope.region(), scope.service(), "aws4_request");
        String text =
                String.join("\n", "AWS4-HMAC-SHA256", date, place, Sha256.hex(ByteBuffer.wrap(utf8(request.text()))));
        return "AWS4-HMAC-SHA256 Credential=" + signer.accessKeyId() + "/" + place + ", SignedHeaders="
                + request.signedHeaders() + ", Signature=" + Sha256.hexMac(key(signer, day), text);
    }

    private byte[] key(AwsCredentials signer, String day) {
        byte[] key = utf8("AWS4" + signer.secretAccessKey());
        for (String part : List.of(day, scope.region(), scope.service(), "aws4_request")) {
            key = Sha256.mac(key, part);
        }
        return key;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
