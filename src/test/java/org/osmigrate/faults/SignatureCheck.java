package org.osmigrate.faults;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.signer.Aws4Signer;
import software.amazon.awssdk.auth.signer.params.Aws4SignerParams;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.regions.Region;

/** Checks the signature of each request that arrives by having Amazon's own library sign what arrived. */
public final class SignatureCheck {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String HASH = "x-amz-content-sha256";

    private final AwsCredentials identity;
    private final String region;
    private final String service;
    private final List<Checked> requests = new CopyOnWriteArrayList<>();

    public SignatureCheck(AwsCredentials identity, String region, String service) {
        this.identity = identity;
        this.region = region;
        this.service = service;
    }

    /** A request: what was sent as authorization, and what it should have been. */
    public record Checked(String request, String date, String sent, String expected) {}

    /** Every request so far. */
    public List<Checked> requests() {
        return List.copyOf(requests);
    }

    /** Notes a request. */
    public void arrived(HttpExchange exchange, byte[] body) {
        String date = header(exchange, "x-amz-date");
        requests.add(new Checked(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                date,
                header(exchange, "Authorization"),
                date.isEmpty() ? "a date" : expected(exchange, Instant.from(DATE.parse(date)), body)));
    }

    @SuppressWarnings("deprecation")
    private String expected(HttpExchange exchange, Instant date, byte[] body) {
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.fromValue(exchange.getRequestMethod()))
                .uri(URI.create("http://" + header(exchange, "Host") + exchange.getRequestURI()))
                .contentStreamProvider(() -> new ByteArrayInputStream(body));
        if (service.equals("aoss")) {
            request.putHeader(HASH, "required");
        }
        SdkHttpFullRequest signed = Aws4Signer.create()
                .sign(
                        request.build(),
                        Aws4SignerParams.builder()
                                .awsCredentials(identity)
                                .signingName(service)
                                .signingRegion(Region.of(region))
                                .signingClockOverride(Clock.fixed(date, ZoneOffset.UTC))
                                .build());
        return signed.firstMatchingHeader("Authorization").orElseThrow();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
