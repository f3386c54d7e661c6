package org.osmigrate.bench;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Writes the documents to the source cluster and deletes some of them. */
final class Filling {

    private static final int BATCH = 2_000;
    private static final String SETTINGS = """
            {"number_of_shards":5,"number_of_replicas":0,"refresh_interval":"-1","codec":"%s",
             "translog.durability":"async"}""";

    private final Rest rest;
    private final Options options;
    private final AtomicLong documents = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    Filling(Rest rest, Options options) {
        this.rest = rest;
        this.options = options;
    }

    void run() {
        rest.put(
                "/" + DataSet.INDEX,
                "{\"settings\":%s,\"mappings\":%s}".formatted(SETTINGS.formatted(options.codec()), Tickets.MAPPINGS));
        IntStream.rangeClosed(0, (options.documents() - 1) / BATCH).parallel().forEach(this::write);
        rest.post("/" + DataSet.INDEX + "/_flush", "");
        delete();
        rest.post("/" + DataSet.INDEX + "/_flush", "");
    }

    private void write(int batch) {
        StringBuilder lines = new StringBuilder(BATCH * 1200);
        for (int number = batch * BATCH; number < end(batch); number++) {
            String source = Tickets.source(number);
            lines.append("{\"index\":{\"_id\":\"").append(Tickets.id(number)).append("\"}}\n");
            lines.append(source).append('\n');
            if (!Tickets.isDeleted(number)) {
                documents.incrementAndGet();
                bytes.addAndGet(source.getBytes(StandardCharsets.UTF_8).length);
            }
        }
        rest.bulk(DataSet.INDEX, lines.toString());
    }

    private int end(int batch) {
        return Math.min(options.documents(), (batch + 1) * BATCH);
    }

    private void delete() {
        for (int from = 0; from < options.documents(); from += BATCH * Tickets.DELETED) {
            StringBuilder lines = new StringBuilder();
            int to = Math.min(options.documents(), from + BATCH * Tickets.DELETED);
            IntStream.range(from, to)
                    .filter(Tickets::isDeleted)
                    .forEach(number -> lines.append("{\"delete\":{\"_id\":\"")
                            .append(Tickets.id(number))
                            .append("\"}}\n"));
            if (!lines.isEmpty()) {
                rest.bulk(DataSet.INDEX, lines.toString());
            }
        }
    }

    /** Documents that are live now. */
    long documents() {
        return documents.get();
    }

    /** Bytes of their sources. */
    long bytes() {
        return bytes.get();
    }
}
