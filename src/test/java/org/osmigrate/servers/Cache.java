package org.osmigrate.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The user's cache folder: installed servers, and the state of running ones. Several processes may use it at once. */
record Cache(Path root) {

    static Cache ofUser() {
        String xdg = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path base = xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return new Cache(base.resolve("osmigrate").toAbsolutePath());
    }

    /** Where running servers keep their files. */
    Path runs() {
        return folder("run");
    }

    /** Holds everybody else who asks for the same name until it is closed, or its process dies. */
    FileChannel lock(String name) {
        Path file = folder("lock").resolve(name);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return channel;
        } catch (IOException failure) {
            throw ServerFailure.failed("Cannot lock " + file, failure);
        }
    }

    /** A folder that is there whole or not at all; the first who needs it makes it. */
    Path installed(String key, Maker maker) {
        Path home = folder("servers").resolve(key);
        if (Files.isDirectory(home)) {
            return home;
        }
        try (FileChannel _ = lock(key)) {
            if (!Files.isDirectory(home)) {
                make(home, maker);
            }
            return home;
        } catch (IOException failure) {
            throw ServerFailure.failed("Cannot install " + home, failure);
        }
    }

    private static void make(Path home, Maker maker) throws IOException {
        Path unfinished = home.resolveSibling(home.getFileName() + ".unfinished");
        Folders.delete(unfinished);
        Files.createDirectories(unfinished);
        maker.fill(unfinished);
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException failure) {
            throw ServerFailure.failed("The cache folder must be on one file system", failure);
        }
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException failure) {
            throw ServerFailure.failed("Cannot write to the cache folder " + root + " (XDG_CACHE_HOME)", failure);
        }
    }

    /** Fills a new folder. */
    @FunctionalInterface
    interface Maker {
        void fill(Path folder) throws IOException;
    }
}
