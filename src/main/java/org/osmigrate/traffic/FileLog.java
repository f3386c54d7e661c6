package org.osmigrate.traffic;

import java.nio.file.Path;

/** A log in a directory: one folder of files for the records, one for the marks. */
public final class FileLog {

    private FileLog() {}

    /** The log of a directory, which is made when it is first written to. */
    public static TrafficLog of(Path folder, FileSettings settings) {
        return new StrandedLog(
                folder.toUri().toString(),
                new FileStrand(folder.resolve("records"), settings),
                new FileStrand(folder.resolve("marks"), settings),
                () -> {});
    }
}
