package org.osmigrate.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;

/** A server that was started here: a real process on loopback. Closing one that belongs to a test leaves nothing of it. */
public final class Server implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE_MS = 100;

    private final Setup setup;
    private final Engine engine;

    Server(Setup setup) {
        this.setup = setup;
        this.engine = Engine.of(setup.spec().product());
    }

    /** Starts it and waits until it answers. */
    void start() {
        try {
            engine.configure(setup);
            launch();
            engine.prepare(setup);
        } catch (IOException failure) {
            throw ServerFailure.failed("Cannot write to " + setup.folder().path(), failure);
        }
    }

    private void launch() {
        Launch.start(setup, engine.command(setup));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!engine.isReady(setup)) {
            if (!isAlive()) {
                throw ServerFailure.failed(what() + " did not start:\n" + setup.folder().lastOutput());
            }
            if (System.nanoTime() > end) {
                setup.folder().stop(Signal.KILL);
                throw ServerFailure.failed(what() + " does not answer, see " + setup.folder().output());
            }
            Processes.sleep(PAUSE_MS);
        }
    }

    private String what() {
        return setup.spec().product().id() + " " + setup.spec().version();
    }

    /** The name {@code ./servers} knows it by. */
    public String name() {
        return setup.folder().name();
    }

    /** Where it listens, on 127.0.0.1; for Kafka the scheme is {@code kafka}. */
    public URI url() {
        return setup.url();
    }

    /** The port of {@link #url()}; it stays the same over restarts. */
    public int port() {
        return setup.port();
    }

    /** The number of its process. */
    public long pid() {
        return setup.folder().process().orElseThrow(this::ended).pid();
    }

    private NoSuchElementException ended() {
        return new NoSuchElementException(name() + " is not running");
    }

    /** Where it keeps its data. */
    public Path data() {
        return setup.folder().data();
    }

    /** What its process prints. */
    public Path output() {
        return setup.folder().output();
    }

    /** A new folder which it may use for snapshots, inside of {@code path.repo}. */
    public Path newRepository(String name) {
        try {
            return Files.createDirectory(setup.folder().repositories().resolve(name));
        } catch (IOException failure) {
            throw ServerFailure.failed("Cannot make the repository " + name, failure);
        }
    }

    /** Certificates, users and roles of a secured server. */
    public Security security() {
        if (setup.spec().product() != Product.OPENSEARCH_SECURE) {
            throw ServerFailure.usage(name() + " is not secured");
        }
        return Security.of(setup.folder(), url());
    }

    /** Whether its process is there. */
    public boolean isAlive() {
        return setup.folder().process().isPresent();
    }

    /** Asks it to end, and waits until it has. */
    public void stop() {
        setup.folder().stop(Signal.TERM);
    }

    /** Ends it at once, as a power failure would. */
    public void kill() {
        setup.folder().stop(Signal.KILL);
    }

    /** Starts it again on its data and port, after ending it if need be. */
    public void restart() {
        stop();
        launch();
    }

    /** Freezes its process: connections stay open and nobody answers. */
    public void suspend() {
        Signals.send(Signal.STOP, setup.folder().process().orElseThrow(this::ended));
    }

    /** Ends what {@link #suspend()} began. */
    public void resume() {
        Signals.send(Signal.CONT, setup.folder().process().orElseThrow(this::ended));
    }

    /** Ends it and deletes its files. */
    @Override
    public void close() {
        kill();
        setup.folder().delete();
    }
}
