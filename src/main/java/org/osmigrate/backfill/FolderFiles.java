package org.osmigrate.backfill;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.osmigrate.failure.StorageFailed;

/** The stream in a folder of this machine: each process appends to files of its own. */
record FolderFiles(Path folder) implements StreamFiles {

    private static final String PROBE = ".osmigrate-may-write";

    @Override
    public String where() {
        return folder.toString();
    }

    @Override
    public List<String> names(String prefix) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StorageFailed(
                    "failed documents cannot be listed in " + folder + ": " + e,
                    "Check the folder and who may read it.",
                    e);
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(folder.resolve(name));
    }

    @Override
    public String writer(String name) {
        return name;
    }

    @Override
    public DurableLines lines(String name, boolean compressed) {
        return new FileLines(folder.resolve(name + suffix(compressed)), compressed);
    }

    static String suffix(boolean compressed) {
        return compressed ? ".ndjson.gz" : ".ndjson";
    }

    /** Leaves nothing behind. */
    @Override
    public void requireWritable() {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        try {
            Files.delete(Files.createTempFile(there, PROBE, ""));
        } catch (IOException e) {
            throw FailedDocuments.failed("the folder " + folder.toAbsolutePath(), e);
        }
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
