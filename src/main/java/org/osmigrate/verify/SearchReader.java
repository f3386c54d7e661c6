package org.osmigrate.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.function.Consumer;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.RequestRefused;

/** Reads search responses token by token; no tree of a document is ever built. For one thread. */
final class SearchReader {

    private final String index;
    private final boolean several;
    private final Fingerprinter fingerprinter;
    private final Consumer<Fingerprint> documents;
    private String concrete = "";
    private String pointInTime = "";
    private int hits;
    private long total;
    private long last;
    private int failedShards;
    private boolean timedOut;
    private boolean withoutSources;
    private String text = "";

    /** {@code index} is how failures name the index; {@code several} whether hits may be of more than one. */
    SearchReader(String index, boolean several, Fingerprinter fingerprinter, Consumer<Fingerprint> documents) {
        this.index = index;
        this.several = several;
        this.fingerprinter = fingerprinter;
        this.documents = documents;
    }

    /** Hands over the documents of a response that was asked for without sources, because these are too long. */
    SearchPage readTooLong(String response) {
        withoutSources = true;
        try {
            return read(response);
        } finally {
            withoutSources = false;
        }
    }

    /** Hands over the documents of a response. */
    SearchPage read(String response) {
        text = response;
        pointInTime = "";
        hits = 0;
        total = -1;
        last = -1;
        failedShards = 0;
        timedOut = false;
        try (JsonParser parser = fingerprinter.parsers().of(response)) {
            parser.nextToken();
            readResponse(parser);
        } catch (IOException e) {
            throw new RequestRefused(
                    "The target's answer to a search of the index " + index + " cannot be read: " + e.getMessage(),
                    "Check that nothing between osmigrate and the target changes answers, then run the verification again.");
        }
        return new SearchPage(pointInTime, hits, total, last, failedShards, timedOut);
    }

    private void readResponse(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "pit_id" -> pointInTime = parser.getText();
                case "timed_out" -> timedOut = parser.getBooleanValue();
                case "_shards" -> readShards(parser);
                case "hits" -> readHits(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private void readShards(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean failed = parser.currentName().equals("failed");
            parser.nextToken();
            if (failed) {
                failedShards = parser.getIntValue();
            }
            parser.skipChildren();
        }
    }

    private void readHits(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "total" -> readTotal(parser);
                case "hits" -> {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        readHit(parser);
                    }
                }
                default -> parser.skipChildren();
            }
        }
    }

    private void readTotal(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean value = parser.currentName().equals("value");
            parser.nextToken();
            if (value) {
                total = parser.getLongValue();
            }
        }
    }

    private void readHit(JsonParser parser) throws IOException {
        String id = "";
        String routing = "";
        int taken = 0;
        boolean tooLong = withoutSources;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "_index" -> requireOneIndex(parser.getText());
                case "_id" -> id = parser.getText();
                case "_routing" -> routing = parser.getText();
                case "_source" -> {
                    long from = parser.currentTokenLocation().getCharOffset();
                    taken = fingerprinter.take(parser);
                    tooLong = isTooLong(from, parser.currentLocation().getCharOffset());
                }
                case "sort" -> readSort(parser);
                default -> parser.skipChildren();
            }
        }
        hits++;
        documents.accept(tooLong ? fingerprinter.ofTooLong(id, routing) : fingerprinter.ofTaken(id, routing, taken));
    }

    /** As the snapshot's side tells it: by the bytes of the source as it was sent. A char is three bytes at most. */
    private boolean isTooLong(long from, long to) {
        int most = fingerprinter.terms().room().most();
        return fingerprinter.terms().withSources()
                && (to - from) * 3 > most
                && Utf8Text.length(text, Math.toIntExact(from), Math.toIntExact(to)) > most;
    }

    private void readSort(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            last = parser.getLongValue();
        }
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            parser.nextToken();
        }
    }

    private void requireOneIndex(String name) {
        if (!several && !concrete.isEmpty() && !concrete.equals(name)) {
            throw new Conflict(
                    "The name " + index + " stands for several indices of the target, " + concrete + " and " + name,
                    "Remove the alias of this name from the target, or verify the indices by their own names.");
        }
        concrete = name;
    }
}
