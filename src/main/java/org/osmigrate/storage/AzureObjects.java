package org.osmigrate.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Objects in Azure Blob Storage, by its REST API. */
final class AzureObjects implements RemoteObjects {

    private static final int PAGE_LIMIT = 64 << 20;

    private final RepositoryLocation.Azure container;
    private final AzureRequests requests;
    private final Web web;
    private final Answers answers;

    private AzureObjects(RepositoryLocation.Azure container, AzureRequests requests, Web web) {
        this.container = container;
        this.requests = requests;
        this.web = web;
        this.answers = new Answers(
                Places.of("azblob://" + container.container(), container.prefix()),
                AzureLogin.NEXT_STEP,
                "Check snapshot.repository, snapshot.azure.account and snapshot.azure.endpoint.");
    }

    static AzureObjects open(RepositoryLocation.Azure container, StorageSettings settings) {
        Web web = new Web(false);
        return new AzureObjects(container, AzureRequests.of(settings, web), web);
    }

    @Override
    public String location() {
        return answers.location();
    }

    @Override
    public String whenUnreachable() {
        return "Check the network, snapshot.azure.account and snapshot.azure.endpoint"
                + " (--snapshot-azure-account, --snapshot-azure-endpoint).";
    }

    @Override
    public boolean lists() {
        return true;
    }

    @Override
    public List<StoredObject> list(String folder) throws IOException {
        String prefix = Places.folder(container.prefix(), folder);
        Map<String, String> query = new TreeMap<>(Map.of(
                "restype", "container", "comp", "list", "delimiter", "/", "maxresults", "1000", "prefix", prefix));
        List<StoredObject> objects = new ArrayList<>();
        String next;
        do {
            AzureRequests.Wanted wanted = AzureRequests.Wanted.get("/" + container.container(), query, Map.of());
            AzureListing page = AzureListing.parse(
                    success(folder, web.send(requests.of(wanted), PAGE_LIMIT)).body());
            page.objects().stream()
                    .filter(object -> object.name().length() > prefix.length())
                    .map(object -> new StoredObject(object.name().substring(prefix.length()), object.length()))
                    .forEach(objects::add);
            next = page.next();
            query.put("marker", next);
        } while (!next.isEmpty());
        return objects;
    }

    @Override
    public Part part(String key, long offset, int length) throws IOException {
        Map<String, String> range = Map.of("Range", "bytes=" + offset + "-" + (offset + length - 1));
        Web.Answer answer = web.send(requests.of(AzureRequests.Wanted.get(blob(key), Map.of(), range)), length);
        return answers.part(key, answer, code(answer), offset, length);
    }

    @Override
    public byte[] whole(String key, int limit) throws IOException {
        Web.Answer answer = web.send(requests.of(AzureRequests.Wanted.get(blob(key), Map.of(), Map.of())), limit);
        return answers.whole(key, answer, code(answer), limit);
    }

    @Override
    public void put(String key, byte[] content) throws IOException {
        success(key, web.send(requests.of(AzureRequests.Wanted.put(blob(key), content)), PAGE_LIMIT));
    }

    private String blob(String key) {
        return "/" + container.container() + "/" + Encoding.path(Places.join(container.prefix(), key));
    }

    private Web.Answer success(String key, Web.Answer answer) {
        return answers.success(key, answer, code(answer));
    }

    private static String code(Web.Answer answer) {
        return answer.header("x-ms-error-code");
    }

    @Override
    public void close() {
        web.close();
    }
}
