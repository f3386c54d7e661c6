package org.osmigrate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folders of the benchmark: the checkout that is measured, and the user's cache. */
record Place(Path checkout, Path cache) {

    static Place here() {
        String xdg = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path base = xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        Path cache = base.resolve("osmigrate").resolve("bench").toAbsolutePath();
        return new Place(Path.of(System.getProperty("osmigrate.root")).toAbsolutePath(), create(cache));
    }

    /** A folder of the cache. */
    Path cached(String name) {
        return create(cache.resolve(name));
    }

    /** A folder of this run, within the build folder. */
    Path work() {
        return create(checkout.resolve("target").resolve("bench"));
    }

    private static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
