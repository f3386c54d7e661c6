package org.osmigrate.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Map;
import org.osmigrate.failure.AccessDenied;

/** Asks OAuth 2 token endpoints (RFC 6749) and the metadata services of cloud machines, which answer alike. */
record TokenService(Web web, String nextStep) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LIMIT = 1 << 20;
    private static final int DEFAULT_SECONDS = 300;

    Tokens.Token post(URI endpoint, Map<String, String> form) throws IOException {
        return ask(Web.request(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Encoding.query(form)))
                .build());
    }

    Tokens.Token ask(HttpRequest request) throws IOException {
        Web.Answer answer = web.send(request, LIMIT);
        JsonNode json = json(answer);
        String token = json.path("access_token").asText("");
        if (!answer.isSuccess() || token.isEmpty()) {
            throw new AccessDenied(
                    "no token is given by " + request.uri().getHost() + " (" + answer.status() + " "
                            + json.path("error").asText("") + ")",
                    nextStep);
        }
        long seconds = json.path("expires_in").asLong(DEFAULT_SECONDS);
        return new Tokens.Token(StorageSecret.of(token), Instant.now().plusSeconds(seconds));
    }

    private static JsonNode json(Web.Answer answer) throws IOException {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException _) {
            return JSON.createObjectNode();
        }
    }
}
