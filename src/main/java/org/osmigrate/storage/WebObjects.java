package org.osmigrate.storage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;

/** Objects behind a web server. It has no listing. */
final class WebObjects implements RemoteObjects {

    private final URI base;
    private final Web web = new Web(true);
    private final Answers answers;

    WebObjects(URI base) {
        this.base = base;
        this.answers = new Answers(
                base.toString().replaceFirst("/+$", ""),
                "The server has to let this machine read without credentials.",
                "Check the URL in snapshot.repository: it is the folder that holds index.latest.");
    }

    @Override
    public String location() {
        return answers.location();
    }

    @Override
    public String whenUnreachable() {
        return "Check the URL in snapshot.repository, and the network.";
    }

    @Override
    public boolean lists() {
        return false;
    }

    @Override
    public List<StoredObject> list(String folder) {
        return List.of();
    }

    @Override
    public Part part(String key, long offset, int length) throws IOException {
        HttpRequest request = request(key)
                .header("Range", "bytes=" + offset + "-" + (offset + length - 1))
                .build();
        return answers.part(key, web.send(request, length), "", offset, length);
    }

    @Override
    public byte[] whole(String key, int limit) throws IOException {
        return answers.whole(key, web.send(request(key).build(), limit), "", limit);
    }

    private HttpRequest.Builder request(String key) {
        return Web.request(base.resolve(Encoding.path(key)));
    }

    @Override
    public void put(String key, byte[] content) {
        throw new UnsupportedOperationException("a web server is only read");
    }

    @Override
    public void close() {
        web.close();
    }
}
