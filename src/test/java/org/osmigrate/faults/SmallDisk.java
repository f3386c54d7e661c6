package org.osmigrate.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of a few megabytes over a folder, to be filled and emptied. Only root may mount one. */
public final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 1 << 12;

    private final Path folder;
    private final Thread atTheLatest = new Thread(this::unmount);

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one over an empty folder. */
    public static SmallDisk over(Path folder, int megabytes) throws IOException, InterruptedException {
        run(List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "osmigrate-test", folder.toString()));
        SmallDisk disk = new SmallDisk(folder);
        Runtime.getRuntime().addShutdownHook(disk.atTheLatest);
        return disk;
    }

    /** Writes until nothing more fits. */
    public void fill() {
        byte[] block = new byte[BLOCK];
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            while (true) {
                ballast.write(block);
            }
        } catch (IOException full) {
            if (!full.toString().contains("No space left")) {
                throw new IllegalStateException(full);
            }
        }
    }

    /** Gives back what {@link #fill} has taken. */
    public void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    private void unmount() {
        try {
            run(List.of("umount", "-l", folder.toString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(folder + " is still mounted", e);
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output.strip());
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atTheLatest);
        unmount();
    }
}
