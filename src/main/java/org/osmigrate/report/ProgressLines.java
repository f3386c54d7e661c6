package org.osmigrate.report;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows progress: one line drawn over and over on a terminal, otherwise a plain line every few seconds. Lines come when
 * something advances, so no thread is needed.
 */
public final class ProgressLines implements Progress {

    private static final Duration OFTEN = Duration.ofMillis(250);
    private static final Duration SELDOM = Duration.ofSeconds(5);
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean interactive;
    private Stage stage = new Stage("", 0, 0, 0);
    private long documents;
    private long bytes;
    private long deleted;
    private long shown;

    private record Stage(String name, long documents, long bytes, long started) {}

    public ProgressLines(PrintWriter err, boolean interactive) {
        this.err = err;
        this.interactive = interactive;
    }

    @Override
    public synchronized void begin(String name, long totalDocuments, long totalBytes) {
        documents = 0;
        bytes = 0;
        deleted = 0;
        shown = System.nanoTime();
        stage = new Stage(name, totalDocuments, totalBytes, shown);
    }

    @Override
    public synchronized void advance(String index, long moreDocuments, long moreBytes) {
        documents += moreDocuments;
        bytes += moreBytes;
        long now = System.nanoTime();
        if (now - shown >= (interactive ? OFTEN : SELDOM).toNanos()) {
            shown = now;
            show(line(now));
        }
    }

    @Override
    public synchronized void deleted(String index, long more) {
        deleted += more;
    }

    @Override
    public synchronized void end() {
        if (!stage.name().isEmpty()) {
            show(line(System.nanoTime()));
            if (interactive) {
                err.println();
                err.flush();
            }
        }
        stage = new Stage("", 0, 0, 0);
    }

    @Override
    public synchronized void say(String sentence) {
        err.println(interactive ? CLEAR + sentence : sentence);
        err.flush();
    }

    private void show(String line) {
        if (interactive) {
            err.print(CLEAR + line);
        } else {
            err.println(line);
        }
        err.flush();
    }

    private String line(long now) {
        double seconds = Math.max(1e-9, (now - stage.started()) / 1e9);
        return String.format(
                Locale.ROOT,
                "%s: %s%,d documents%s, %s, %,.0f documents/s, %s/s%s",
                stage.name(),
                share(),
                documents,
                deleted > 0 ? String.format(Locale.ROOT, ", %,d deleted", deleted) : "",
                Amounts.bytes((double) bytes),
                documents / seconds,
                Amounts.bytes(bytes / seconds),
                rest(seconds));
    }

    private String share() {
        return total() > 0 ? Amounts.percent((double) done(), (double) total()) + ", " : "";
    }

    private String rest(double seconds) {
        return total() > done() && done() > 0
                ? ", " + Amounts.remaining((double) (total() - done()), done() / seconds) + " left"
                : "";
    }

    /** Documents where their number is known, else bytes. */
    private long total() {
        return stage.documents() > 0 ? stage.documents() : stage.bytes();
    }

    private long done() {
        return stage.documents() > 0 ? documents : bytes;
    }
}
