package org.osmigrate.cluster;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osmigrate.cluster.BulkOutcome.Answered;
import org.osmigrate.cluster.BulkOutcome.ItemFailure;
import org.osmigrate.cluster.BulkOutcome.Lost;

/** Reads the answer to a bulk: one status per action. What it does not say is never taken for success. */
final class BulkAnswer {

    private final JsonParser parser;
    private final List<ItemFailure> failures = new ArrayList<>();
    private int items;

    private BulkAnswer(JsonParser parser) {
        this.parser = parser;
    }

    static BulkOutcome read(byte[] body, int expected) {
        try (JsonParser parser = Json.PARTS.createParser(body)) {
            BulkAnswer answer = new BulkAnswer(parser);
            answer.readObject();
            return answer.items == expected
                    ? new Answered(List.copyOf(answer.failures))
                    : new Lost("the answer is about " + answer.items + " of " + expected + " actions");
        } catch (IOException e) {
            return new Lost("the answer cannot be read: " + firstLine(e));
        }
    }

    private static String firstLine(IOException e) {
        return Optional.ofNullable(e.getMessage())
                .orElse("")
                .lines()
                .findFirst()
                .orElse("");
    }

    private void readObject() throws IOException {
        expect(parser.nextToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isItems = parser.currentName().equals("items");
            parser.nextToken();
            if (isItems) {
                readItems();
            } else {
                parser.skipChildren();
            }
        }
        expect(parser.currentToken(), JsonToken.END_OBJECT);
    }

    private void readItems() throws IOException {
        expect(parser.currentToken(), JsonToken.START_ARRAY);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            expect(parser.nextToken(), JsonToken.FIELD_NAME);
            boolean delete = parser.currentName().equals("delete");
            expect(parser.nextToken(), JsonToken.START_OBJECT);
            readItem(delete);
            expect(parser.nextToken(), JsonToken.END_OBJECT);
            items++;
        }
        expect(parser.currentToken(), JsonToken.END_ARRAY);
    }

    private void readItem(boolean delete) throws IOException {
        int status = 0;
        JsonNode error = MissingNode.getInstance();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "status" -> status = parser.getIntValue();
                case "error" -> error = tree();
                default -> parser.skipChildren();
            }
        }
        expect(parser.currentToken(), JsonToken.END_OBJECT);
        note(status, error, delete);
    }

    private JsonNode tree() throws IOException {
        JsonNode node = parser.readValueAsTree();
        return node == null ? MissingNode.getInstance() : node;
    }

    /** A delete of what is not there is answered with 404 and no error; one in an index that is not there has an error. */
    private void note(int status, JsonNode error, boolean delete) throws IOException {
        if (status < 100) {
            throw new JsonParseException(parser, "an action without a status");
        }
        boolean gone = delete && status == 404 && error.isMissingNode();
        if (status / 100 != 2 && !gone) {
            failures.add(new ItemFailure(items, status, ErrorText.type(error), ErrorText.reasons(error)));
        }
    }

    private void expect(JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new JsonParseException(parser, "not the form of a bulk's answer");
        }
    }
}
