package org.osmigrate.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Tokens of Entra ID for storage: for a client with a secret, for a workload with a federated token, for a machine. */
final class AzureTokens {

    private static final String RESOURCE = "https://storage.azure.com/";
    private static final String MACHINE = "http://169.254.169.254";
    private static final String AUTHORITY = "https://login.microsoftonline.com/";

    private AzureTokens() {}

    static Tokens.Issuer issuer(StorageSettings settings, Web web) {
        TokenService service = new TokenService(web, AzureLogin.NEXT_STEP);
        String secret = settings.variable("AZURE_CLIENT_SECRET");
        String federated = settings.variable("AZURE_FEDERATED_TOKEN_FILE");
        if (!secret.isEmpty()) {
            return () -> service.post(endpoint(settings), form(settings, Map.of("client_secret", secret)));
        }
        if (!federated.isEmpty()) {
            return () -> service.post(endpoint(settings), form(settings, assertion(Path.of(federated))));
        }
        return () -> service.ask(
                Web.request(machine(settings)).header("Metadata", "true").build());
    }

    private static URI endpoint(StorageSettings settings) {
        String host = settings.variable("AZURE_AUTHORITY_HOST");
        String authority = (host.isEmpty() ? AUTHORITY : host).replaceFirst("/*$", "/");
        return URI.create(authority + Encoding.component(settings.variable("AZURE_TENANT_ID")) + "/oauth2/v2.0/token");
    }

    private static Map<String, String> form(StorageSettings settings, Map<String, String> proof) {
        Map<String, String> form = new HashMap<>(proof);
        form.put("grant_type", "client_credentials");
        form.put("client_id", settings.variable("AZURE_CLIENT_ID"));
        form.put("scope", RESOURCE + ".default");
        return form;
    }

    /** The file is written anew from time to time: it is read each time. */
    private static Map<String, String> assertion(Path file) throws IOException {
        return Map.of(
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                Files.readString(file).strip());
    }

    private static URI machine(StorageSettings settings) {
        String host = settings.variable("AZURE_POD_IDENTITY_AUTHORITY_HOST");
        String client = settings.variable("AZURE_CLIENT_ID");
        Map<String, String> query = new HashMap<>(Map.of("api-version", "2018-02-01", "resource", RESOURCE));
        if (!client.isEmpty()) {
            query.put("client_id", client);
        }
        return URI.create(
                (host.isEmpty() ? MACHINE : host) + "/metadata/identity/oauth2/token?" + Encoding.query(query));
    }
}
