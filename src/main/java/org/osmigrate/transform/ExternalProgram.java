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
import java.util.concurrent.atomic.AtomicLong;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.transform.DocumentChange.DocumentName;

/**
 * A program of the user's in any language. It gets a line of JSON for each document, {@code {"n", "index", "id", "routing",
 * "source"}}, and answers each with a line that has the same {@code n}: {@code {"n", "source": {...}}}, {@code {"n",
 * "source": null}} for one that is not to be moved, or {@code {"n", "error": "why"}}. A line that is no such answer is
 * never taken for one: the process is ended then, since whatever it says next may be of another document. Each thread that
 * reads documents has a process of its own, started when it is first needed; one that dies, or does not answer in time,
 * fails the document it had, and another takes its place. For several threads.
 */
final class ExternalProgram {

    private final List<String> command;
    private final Duration patience;
    private final AtomicLong numbers = new AtomicLong();
    private final Deque<LineProcess> idle = new ConcurrentLinkedDeque<>();

    /** {@code patience}: for one document. */
    ExternalProgram(List<String> command, Duration patience) {
        this.command = List.copyOf(command);
        this.patience = patience;
    }

    Optional<ObjectNode> run(ObjectNode source, DocumentName name) {
        long number = numbers.incrementAndGet();
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("n", number)
                .put("index", name.index())
                .put("id", name.id())
                .put("routing", name.routing());
        request.set("source", source);
        return taken(answer(DocumentChain.text(request), number));
    }

    private JsonNode answer(String line, long number) {
        LineProcess process = Optional.ofNullable(idle.pollFirst()).orElseGet(this::started);
        try {
            JsonNode answer = answer(process.ask(line, patience));
            requireAnswer(answer, number);
            idle.addFirst(process);
            return answer;
        } catch (TransformFailed e) {
            process.kill();
            throw e;
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

    private static Optional<ObjectNode> taken(JsonNode answer) {
        if (answer.has("error")) {
            throw new TransformFailed(
                    "the program says: " + answer.path("error").asText());
        }
        return answer.path("source") instanceof ObjectNode source ? Optional.of(source) : Optional.empty();
    }

    private static void requireAnswer(JsonNode answer, long number) {
        JsonNode source = answer.path("source");
        if (!answer.path("n").isIntegralNumber() || answer.path("n").longValue() != number) {
            throw new TransformFailed("the program answered with another n than that of the document");
        }
        if (!answer.has("error") && !source.isObject() && !source.isNull()) {
            throw new TransformFailed("the program's answer has neither a source nor an error");
        }
    }

    /** What it says is not told: another change may be to redact it. */
    private static JsonNode answer(String answer) {
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
