package org.osmigrate.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.osmigrate.failure.ConfigurationInvalid;

/** Whose requests go to Google Cloud Storage. */
record GcsLogin(Optional<Tokens> tokens) {

    static final String NEXT_STEP =
            "Check the credentials (snapshot.gcs.credentials, or what the environment gives), and"
                    + " that they may storage.objects.list and storage.objects.get there.";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EMULATOR = "STORAGE_EMULATOR_HOST";
    private static final String METADATA = "/computeMetadata/v1/instance/service-accounts/default/token";

    static String endpoint(StorageSettings settings) {
        String emulator = settings.variable(EMULATOR);
        if (!settings.gcs().endpoint().isEmpty()) {
            return settings.gcs().endpoint();
        }
        if (emulator.isEmpty()) {
            return "https://storage.googleapis.com";
        }
        return emulator.contains("://") ? emulator : "http://" + emulator;
    }

    static GcsLogin of(StorageSettings settings, Web web) {
        TokenService service = new TokenService(web, NEXT_STEP);
        return switch (settings.gcs().login()) {
            case GcsSettings.Login.Anonymous _ -> new GcsLogin(Optional.empty());
            case GcsSettings.Login.Key(StorageSecret json) ->
                withTokens(issuer(parse(json.reveal(), "snapshot.gcs.credentials"), service));
            case GcsSettings.Login.Default _ ->
                settings.variable(EMULATOR).isEmpty()
                        ? withTokens(byDefault(settings, service))
                        : new GcsLogin(Optional.empty());
        };
    }

    HttpRequest.Builder sign(HttpRequest.Builder request) throws IOException {
        return tokens.isEmpty()
                ? request
                : request.header("Authorization", tokens.get().bearer());
    }

    private static GcsLogin withTokens(Tokens.Issuer issuer) {
        return new GcsLogin(Optional.of(new Tokens(issuer)));
    }

    private static Tokens.Issuer byDefault(StorageSettings settings, TokenService service) {
        String named = settings.variable("GOOGLE_APPLICATION_CREDENTIALS");
        Path own = Path.of(settings.variable("HOME"), ".config", "gcloud", "application_default_credentials.json");
        if (!named.isEmpty()) {
            return issuer(parse(read(Path.of(named)), named), service);
        }
        if (Files.isReadable(own)) {
            return issuer(parse(read(own), own.toString()), service);
        }
        String host = settings.variable("GCE_METADATA_HOST");
        URI uri = URI.create("http://" + (host.isEmpty() ? "metadata.google.internal" : host) + METADATA);
        return () ->
                service.ask(Web.request(uri).header("Metadata-Flavor", "Google").build());
    }

    private static Tokens.Issuer issuer(JsonNode key, TokenService service) {
        String type = key.path("type").asText();
        URI endpoint = URI.create(key.path("token_uri").asText("https://oauth2.googleapis.com/token"));
        return switch (type) {
            case "service_account" -> {
                ServiceAccountKey account = ServiceAccountKey.of(key);
                yield () -> service.post(endpoint, account.grant());
            }
            case "authorized_user" ->
                () -> service.post(
                        endpoint,
                        Map.of(
                                "grant_type", "refresh_token",
                                "client_id", key.path("client_id").asText(),
                                "client_secret", key.path("client_secret").asText(),
                                "refresh_token", key.path("refresh_token").asText()));
            default ->
                throw new ConfigurationInvalid(
                        "Google credentials of type '" + type + "' are not known",
                        "Use the key of a service account, 'gcloud auth application-default login', or the machine's own"
                                + " service account.");
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigurationInvalid(
                    "the Google credentials in " + file + " cannot be read ("
                            + e.getClass().getSimpleName() + ")",
                    "Check that the file exists and who may read it.",
                    e);
        }
    }

    /** The parser's message may quote the key: only the place is told. */
    private static JsonNode parse(String text, String place) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            throw new ConfigurationInvalid(
                    "the Google credentials in " + place + " are no JSON", "Give the whole file of the key.");
        }
    }
}
