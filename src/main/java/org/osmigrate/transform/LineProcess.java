package org.osmigrate.transform;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that answers lines with lines. Its errors go where this program's go; it sees the end of its input when this
 * program ends. For one thread at a time.
 */
final class LineProcess {

    private final Process process;
    private final Writer input;
    private final BufferedReader output;

    private LineProcess(Process process) {
        this.process = process;
        this.input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static LineProcess start(List<String> command) throws IOException {
        return new LineProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /**
     * Sends a line and waits for the answer.
     *
     * @throws IOException when the process is gone
     * @throws TimeoutException when it takes too long; it may then be in any state
     */
    String ask(String line, Duration patience) throws IOException, TimeoutException, InterruptedException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread.startVirtualThread(() -> exchange(line, answer));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UncheckedIOException failure
                    ? failure.getCause()
                    : new IOException(e.getCause());
        }
    }

    private void exchange(String line, CompletableFuture<String> answer) {
        try {
            input.write(line);
            input.write('\n');
            input.flush();
            String read = output.readLine();
            answer.complete(Optional.ofNullable(read)
                    .orElseThrow(() -> new UncheckedIOException(new EOFException("it closed its output"))));
        } catch (IOException e) {
            answer.completeExceptionally(new UncheckedIOException(e));
        } catch (UncheckedIOException e) {
            answer.completeExceptionally(e);
        }
    }

    void kill() {
        process.destroyForcibly();
    }
}
