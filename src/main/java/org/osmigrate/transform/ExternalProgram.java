package org.osmigrate.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeoutException;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.transform.DocumentChange.DocumentName;

/**
 * A program of the user's in any language. It gets a line of JSON for each document, {@code {"index", "id", "routing",
 * "source"}}, and answers each with a line: {@code {"source": {...}}}, {@code {"source": null}} for one that is not to be
 * moved, or {@code {"error": "why"}}. Each thread that reads documents has a process of its own, started when it is first
 * needed; one that dies, or does not answer in time, fails the document it had, and another takes its place. For several
 * threads.
 */
final class ExternalProgram {

    private final List<String> command;
    private final Duration patience;
    private final Deque<LineProcess> idle = new ConcurrentLinkedDeque<>();

    /** {@code patience}: for one document. */
    ExternalProgram(List<String> command, Duration patience) {
        this.command = List.copyOf(command);
        this.patience = patience;
    }

    Optional<ObjectNode> run(ObjectNode source, DocumentName name) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("index", name.index())
                .put("id", name.id())
                .put("routing", name.routing());
        request.set("source", source);
        return taken(answer(DocumentChain.text(request)));
    }

    private String answer(String line) {
        LineProcess process = Optional.ofNullable(idle.pollFirst()).orElseGet(this::started);
        try {
            String answer = process.ask(line, patience);
            idle.addFirst(process);
            return answer;
        } catch (IOException e) {
            process.kill();
            throw new TransformFailed("the program " + command + " ended: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            process.kill();
            throw new TransformFailed(
                    "the program " + command + " did not answer within " + patience.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            process.kill();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the program " + command + " was at a document");
        }
    }

    private LineProcess started() {
        try {
            return LineProcess.start(command);
        } catch (IOException e) {
            throw new ConfigurationInvalid(
                    "transforms.exec cannot be started: " + e.getMessage(),
                    "Give the command of a program that this machine has.");
        }
    }

    private Optional<ObjectNode> taken(String answer) {
        JsonNode json = json(answer);
        if (json.has("error")) {
            throw new TransformFailed("the program says: " + json.path("error").asText());
        }
        JsonNode source = json.path("source");
        if (source.isNull()) {
            return Optional.empty();
        }
        if (source instanceof ObjectNode object) {
            return Optional.of(object);
        }
        throw new TransformFailed("the program's answer has no source, it has " + answer.length() + " characters");
    }

    /** What it says is not told: another change may be to redact it. */
    private static JsonNode json(String answer) {
        try {
            return DocumentChain.tree(answer);
        } catch (JsonProcessingException e) {
            throw new TransformFailed(
                    "the program's answer is no line of JSON, it has " + answer.length() + " characters", e);
        }
    }

    /** Programs of the same command are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ExternalProgram program && program.command.equals(command);
    }

    @Override
    public int hashCode() {
        return command.hashCode();
    }
}
