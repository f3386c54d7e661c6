package org.osmigrate.storage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.osmigrate.failure.ConfigurationInvalid;

/** Requests to a storage account, signed. */
record AzureRequests(String endpoint, AzureLogin login) {

    private static final String VERSION = "2021-12-02";

    /**
     * What is wanted of the account.
     *
     * @param path below the endpoint, encoded
     * @param headers besides those that every request has
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Wanted(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {

        static Wanted get(String path, Map<String, String> query, Map<String, String> headers) {
            return new Wanted("GET", path, Map.copyOf(query), headers, new byte[0]);
        }

        static Wanted put(String path, byte[] body) {
            return new Wanted("PUT", path, Map.of(), Map.of("x-ms-blob-type", "BlockBlob"), body);
        }
    }

    static AzureRequests of(StorageSettings settings, Web web) {
        String given = settings.azure().account();
        String account = given.isEmpty() ? settings.variable("AZURE_STORAGE_ACCOUNT") : given;
        if (account.isEmpty()) {
            throw new ConfigurationInvalid(
                    "the storage account of the container is not known",
                    "Give snapshot.azure.account (--snapshot-azure-account) or set AZURE_STORAGE_ACCOUNT.");
        }
        String endpoint = settings.azure().endpoint().isEmpty()
                ? "https://" + account + ".blob.core.windows.net"
                : settings.azure().endpoint().replaceFirst("/+$", "");
        return new AzureRequests(endpoint, AzureLogin.of(settings, account, web));
    }

    HttpRequest of(Wanted wanted) throws IOException {
        Map<String, String> headers = new TreeMap<>(wanted.headers());
        headers.put("x-ms-version", VERSION);
        headers.put("x-ms-date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        URI plain = URI.create(endpoint + wanted.path());
        headers.putAll(login.headers(wanted, plain.getRawPath(), headers));
        String query = login.query(Encoding.query(wanted.query()));
        HttpRequest.Builder request = Web.request(query.isEmpty() ? plain : URI.create(plain + "?" + query));
        headers.forEach(request::header);
        return request.method(
                        wanted.method(),
                        wanted.method().equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(wanted.body()))
                .build();
    }
}
