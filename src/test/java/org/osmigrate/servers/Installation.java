package org.osmigrate.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes a server's home out of its artefacts, once per user. */
final class Installation {

    private Installation() {}

    /** The home of the distribution, installed now if it is not there yet. */
    static Path of(Distribution distribution, Cache cache) {
        return cache.installed(distribution.key(), folder -> fill(folder, distribution, cache));
    }

    private static void fill(Path home, Distribution distribution, Cache cache) throws IOException {
        Path work = Files.createDirectories(home.resolve("download"));
        MavenFetch.fetch(work, cache, distribution.artifacts());
        if (distribution.archive().type().equals("zip")) {
            unpackSearchEngine(home, work, distribution);
        } else {
            collectJars(home.resolve("lib"), work);
        }
        Folders.delete(work);
    }

    private static void unpackSearchEngine(Path home, Path work, Distribution distribution) throws IOException {
        Path unpacked = Files.createDirectories(work.resolve("unpacked"));
        Folders.unzip(onlyFile(work.resolve("archive/jars")), unpacked);
        for (Path path : Folders.files(onlyFile(unpacked))) {
            Files.move(path, home.resolve(path.getFileName()));
        }
        Folders.makeProgramsExecutable(home);
        for (String module : distribution.modules().keySet()) {
            SearchModule.install(home, module, work.resolve("module-" + module + "/jars"), distribution);
        }
        if (distribution.product() == Product.ELASTICSEARCH && distribution.major() == 1) {
            LegacyJvm.patch(home, distribution.version());
        }
        for (String plugin : distribution.plugins().keySet()) {
            Path folder = Files.createDirectories(home.resolve("plugins").resolve(plugin));
            Folders.unzip(onlyFile(work.resolve("plugin-" + plugin + "/jars")), folder);
        }
    }

    private static void collectJars(Path lib, Path work) throws IOException {
        Files.createDirectories(lib);
        for (Path project : Folders.files(work)) {
            if (Files.isDirectory(project)) {
                moveNew(project.resolve("jars"), lib);
            }
        }
    }

    private static void moveNew(Path jars, Path lib) throws IOException {
        for (Path jar : Folders.files(jars)) {
            Path target = lib.resolve(jar.getFileName());
            if (Files.notExists(target)) {
                Files.move(jar, target);
            }
        }
    }

    private static Path onlyFile(Path folder) throws IOException {
        List<Path> files = Folders.files(folder);
        if (files.size() != 1) {
            throw new IOException("Expected one file in " + folder + " and found " + files);
        }
        return files.getFirst();
    }
}
