package org.osmigrate.storage;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osmigrate.failure.ConfigurationInvalid;

/** Whose requests go to a storage account. */
sealed interface AzureLogin {

    String NEXT_STEP = "Check the credentials (snapshot.azure.sas-token or account-key, or what the environment gives);"
            + " an identity needs the role Storage Blob Data Reader.";

    /** The headers that say so; {@code headers} are the others. */
    Map<String, String> headers(AzureRequests.Wanted wanted, String path, Map<String, String> headers)
            throws IOException;

    /** The query of the request, with what says so. */
    default String query(String query) {
        return query;
    }

    static AzureLogin of(StorageSettings settings, String account, Web web) {
        return switch (settings.azure().login()) {
            case AzureSettings.Login.Sas(StorageSecret token) -> new Sas(token);
            case AzureSettings.Login.SharedKey(StorageSecret key) -> new SharedKey(account, decoded(key));
            case AzureSettings.Login.Default _ -> new Bearer(new Tokens(AzureTokens.issuer(settings, web)));
        };
    }

    private static byte[] decoded(StorageSecret key) {
        try {
            return Base64.getDecoder().decode(key.reveal());
        } catch (IllegalArgumentException _) {
            throw new ConfigurationInvalid(
                    "snapshot.azure.account-key is not in Base64", "Copy the whole key of the storage account.");
        }
    }

    /** A shared access signature. */
    record Sas(StorageSecret token) implements AzureLogin {

        @Override
        public Map<String, String> headers(AzureRequests.Wanted wanted, String path, Map<String, String> headers) {
            return Map.of();
        }

        @Override
        public String query(String query) {
            String signature = token.reveal().replaceFirst("^\\?", "");
            return query.isEmpty() ? signature : query + "&" + signature;
        }
    }

    /** A token of Entra ID. */
    record Bearer(Tokens tokens) implements AzureLogin {

        @Override
        public Map<String, String> headers(AzureRequests.Wanted wanted, String path, Map<String, String> headers)
                throws IOException {
            return Map.of("Authorization", tokens.bearer());
        }
    }

    /** The account's key: it signs the request ("Authorize with Shared Key" in the REST reference). */
    @SuppressWarnings("ArrayRecordComponent")
    record SharedKey(String account, byte[] key) implements AzureLogin {

        @Override
        public Map<String, String> headers(AzureRequests.Wanted wanted, String path, Map<String, String> headers) {
            String own = headers.entrySet().stream()
                    .filter(header -> header.getKey().startsWith("x-ms-"))
                    .sorted(Map.Entry.comparingByKey())
                    .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                    .collect(Collectors.joining());
            String resource = "/" + account + path
                    + wanted.query().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(parameter -> "\n" + parameter.getKey() + ":" + parameter.getValue())
                            .collect(Collectors.joining());
            String length = wanted.body().length == 0 ? "" : Integer.toString(wanted.body().length);
            String range = headers.getOrDefault("Range", "");
            // Verb, encoding, language, length, MD5, type, date, four conditions, range.
            String text = Stream.of(wanted.method(), "", "", length, "", "", "", "", "", "", "", range)
                            .collect(Collectors.joining("\n"))
                    + "\n" + own + resource;
            return Map.of("Authorization", "SharedKey " + account + ":" + Hmac.sha256(key, text));
        }

        @Override
        public String toString() {
            return "SharedKey[" + account + "]";
        }
    }
}
