package org.osmigrate.backfill;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.osmigrate.storage.StorageSettings;

/** Where documents that could not be moved are kept: every session in a folder of its own there. */
public sealed interface FailedPlace {

    /** A folder of this machine. */
    record Folder(Path path) implements FailedPlace {}

    /** A bucket or container, which all workers share. */
    record Objects(String location, StorageSettings storage) implements FailedPlace {}

    /** What a location of a bucket or container begins with. */
    List<String> SCHEMES = List.of("s3://", "gs://", "azblob://");

    /** Reads the place that a configuration names: a folder unless it is a location of objects. */
    static FailedPlace of(String text, Supplier<StorageSettings> storage) {
        return SCHEMES.stream().anyMatch(text::startsWith)
                ? new Objects(text, storage.get())
                : new Folder(Path.of(text));
    }
}
