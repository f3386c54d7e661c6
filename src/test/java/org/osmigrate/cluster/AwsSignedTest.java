package org.osmigrate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The published test vectors of Signature Version 4 whose requests a client can send. */
class AwsSignedTest {

    private static final String KEY = "AKIDEXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String UNRESERVED = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final AwsCredentials FIXED = AwsBasicCredentials.create(KEY, SECRET);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '`', textBlock = """
    get-vanilla                      | GET  | /                                        | | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
    get-vanilla-query-order-key-case | GET  | /?Param2=value2&Param1=value1            | | b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500
    get-vanilla-query-order-encoded  | GET  | /?Param-3=Value3&Param=Value2&%E1%88%B4=Value1 | | 371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac
    get-vanilla-utf8-query           | GET  | /?\u1234=bar                             | | 2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04
    get-utf8                         | GET  | /\u1234                                  | | 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85
    get-header-value-trim            | GET  | / | My-Header1: value1;My-Header2: "a   b   c" | acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736
    post-header-key-sort             | POST | / | My-Header1:value1 | c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c
    post-header-value-case           | POST | / | My-Header1:VALUE1 | cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d
    post-vanilla-query               | POST | /?Param1=value1                          | | 28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11
    """)
    void signsAsPublished(String name, String method, String target, String headers, String signature) {
        assertThat(sign(FIXED, method, target, headers(headers), "")).endsWith(", Signature=" + signature);
    }

    @Test
    void leavesUnreservedCharactersAsTheyAre() {
        assertThat(sign(FIXED, "GET", "/" + UNRESERVED, Map.of(), ""))
                .endsWith("Signature=07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f");
        assertThat(sign(FIXED, "GET", "/?" + UNRESERVED + "=" + UNRESERVED, Map.of(), ""))
                .endsWith("Signature=9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197");
    }

    @Test
    void signsTheTokenOfASession() {
        AwsCredentials session = AwsSessionCredentials.create(
                KEY, SECRET, "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267");

        assertThat(sign(session, "GET", "/", Map.of(), ""))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                        + " SignedHeaders=host;x-amz-date;x-amz-security-token,"
                        + " Signature=07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8");
    }

    @Test
    void signsABody() {
        Map<String, String> headers = Map.of(
                "Content-Type", "application/x-www-form-urlencoded",
                "Content-Length", "13",
                "x-amz-content-sha256", "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e");

        assertThat(sign(FIXED, "POST", "/", headers, "Param1=value1"))
                .endsWith("Signature=d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b");
    }

    private static Map<String, String> headers(String text) {
        return text == null
                ? Map.of()
                : Arrays.stream(text.split(";"))
                        .map(header -> header.split(":", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private static String sign(
            AwsCredentials identity, String method, String target, Map<String, String> headers, String body) {
        Clock clock = Clock.fixed(Instant.parse("2015-08-30T12:36:00Z"), ZoneOffset.UTC);
        return new AwsSigned(new Credentials.SigV4("us-east-1", "service"), () -> identity, clock)
                .headers(
                        method,
                        URI.create("https://example.amazonaws.com" + target),
                        ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)),
                        headers)
                .get("Authorization");
    }
}
