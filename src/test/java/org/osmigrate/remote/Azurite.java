package org.osmigrate.remote;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Azurite, Microsoft's emulator of Azure Storage, as the npm package it is: fetched once, run by node on loopback. */
public final class Azurite implements AutoCloseable {

    /** The emulator's only account, which everybody knows. */
    public static final String ACCOUNT = "devstoreaccount1";

    /** Its key, which everybody knows, too. */
    public static final String KEY =
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static final String VERSION = "3.35.0";
    private static final int MINUTES = 5;

    private final Process process;
    private final int port;

    private Azurite(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it; empty where there is no npm, or no registry that has it. */
    public static Optional<Azurite> start(Path folder) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("user.home"), ".cache", "osmigrate", "azurite-" + VERSION);
        if (!installed(home)) {
            return Optional.empty();
        }
        int port = freePort();
        Process process = new ProcessBuilder(
                        "node",
                        home.resolve("node_modules/azurite/dist/src/blob/main.js")
                                .toString(),
                        "--blobHost",
                        "127.0.0.1",
                        "--blobPort",
                        Integer.toString(port),
                        "--location",
                        folder.toString(),
                        "--silent",
                        "--skipApiVersionCheck",
                        "--disableTelemetry")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("azurite.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Azurite azurite = new Azurite(process, port);
        azurite.await();
        return Optional.of(azurite);
    }

    private static boolean installed(Path home) throws IOException, InterruptedException {
        Files.createDirectories(home);
        try (FileChannel channel =
                        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            return Files.exists(home.resolve("complete")) || install(home);
        }
    }

    private static boolean install(Path home) throws IOException, InterruptedException {
        Process npm;
        try {
            npm = new ProcessBuilder(List.of(
                            "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "azurite@" + VERSION))
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("npm.log").toFile())
                    .start();
        } catch (IOException _) {
            return false;
        }
        boolean done = npm.waitFor(MINUTES, TimeUnit.MINUTES) && npm.exitValue() == 0;
        if (done) {
            Files.createFile(home.resolve("complete"));
        }
        return done;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The account's endpoint. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/" + ACCOUNT);
    }

    private void await() throws InterruptedException {
        for (int i = 0; i < MINUTES * 300; i++) {
            if (answers()) {
                return;
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("azurite ended with " + process.exitValue());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("azurite does not answer");
    }

    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection) url().toURL().openConnection();
            return connection.getResponseCode() > 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
