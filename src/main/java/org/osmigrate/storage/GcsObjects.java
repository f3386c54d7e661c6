package org.osmigrate.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Objects in Google Cloud Storage, by its JSON API. */
final class GcsObjects implements RemoteObjects {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE_LIMIT = 64 << 20;

    private final RepositoryLocation.Gcs bucket;
    private final String endpoint;
    private final Web web;
    private final GcsLogin login;
    private final Answers answers;

    private GcsObjects(RepositoryLocation.Gcs bucket, String endpoint, Web web, GcsLogin login) {
        this.bucket = bucket;
        this.endpoint = endpoint;
        this.web = web;
        this.login = login;
        this.answers = new Answers(
                Places.of("gs://" + bucket.bucket(), bucket.prefix()),
                GcsLogin.NEXT_STEP,
                "Check snapshot.repository, and snapshot.gcs.endpoint where it is given.");
    }

    static GcsObjects open(RepositoryLocation.Gcs bucket, StorageSettings settings) {
        Web web = new Web(false);
        GcsLogin login = GcsLogin.of(settings, web);
        return new GcsObjects(bucket, GcsLogin.endpoint(settings).replaceFirst("/+$", ""), web, login);
    }

    @Override
    public String location() {
        return answers.location();
    }

    @Override
    public String whenUnreachable() {
        return "Check the network, and snapshot.gcs.endpoint (--snapshot-gcs-endpoint) where it is given.";
    }

    @Override
    public boolean lists() {
        return true;
    }

    @Override
    public List<StoredObject> list(String folder) throws IOException {
        String prefix = Places.folder(bucket.prefix(), folder);
        List<StoredObject> objects = new ArrayList<>();
        Map<String, String> query =
                new TreeMap<>(Map.of("prefix", prefix, "delimiter", "/", "fields", "items(name,size),nextPageToken"));
        String next;
        do {
            JsonNode page = page(folder, query);
            page.path("items").forEach(item -> add(objects, item, prefix));
            next = page.path("nextPageToken").asText("");
            query.put("pageToken", next);
        } while (!next.isEmpty());
        return objects;
    }

    private static void add(List<StoredObject> objects, JsonNode item, String prefix) {
        String name = item.path("name").asText();
        if (name.length() > prefix.length()) {
            objects.add(new StoredObject(
                    name.substring(prefix.length()), item.path("size").asLong()));
        }
    }

    private JsonNode page(String folder, Map<String, String> query) throws IOException {
        URI uri = URI.create(endpoint + "/storage/v1/b/" + bucket.bucket() + "/o?" + Encoding.query(query));
        Web.Answer answer = web.send(login.sign(Web.request(uri)).build(), PAGE_LIMIT);
        answers.success(folder, answer, "");
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IOException("the listing is no JSON", e);
        }
    }

    @Override
    public Part part(String key, long offset, int length) throws IOException {
        HttpRequest request = media(key)
                .header("Range", "bytes=" + offset + "-" + (offset + length - 1))
                .build();
        return answers.part(key, web.send(request, length), "", offset, length);
    }

    @Override
    public byte[] whole(String key, int limit) throws IOException {
        return answers.whole(key, web.send(media(key).build(), limit), "", limit);
    }

    private HttpRequest.Builder media(String key) throws IOException {
        String name = Encoding.component(Places.join(bucket.prefix(), key));
        return login.sign(
                Web.request(URI.create(endpoint + "/storage/v1/b/" + bucket.bucket() + "/o/" + name + "?alt=media")));
    }

    @Override
    public void put(String key, byte[] content) throws IOException {
        String query = Encoding.query(Map.of("uploadType", "media", "name", Places.join(bucket.prefix(), key)));
        URI uri = URI.create(endpoint + "/upload/storage/v1/b/" + bucket.bucket() + "/o?" + query);
        HttpRequest request = login.sign(Web.request(uri))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        answers.success(key, web.send(request, PAGE_LIMIT), "");
    }

    @Override
    public void close() {
        web.close();
    }
}
