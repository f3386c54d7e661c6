package org.osmigrate.backfill;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files of one session's failed-document stream, wherever they are. */
interface StreamFiles extends AutoCloseable {

    /** Opens the place of a session; nothing is created. */
    static StreamFiles of(BackfillSettings settings, String session) {
        return switch (settings.failedDocuments()) {
            case FailedPlace.Folder(var path) -> new FolderFiles(path.resolve(session));
            case FailedPlace.Objects objects -> new ObjectFiles(objects, session);
        };
    }

    /** The place, as shown to users. */
    String where();

    /** The names that begin with a prefix, in order. */
    List<String> names(String prefix);

    /** The bytes of a file. */
    InputStream open(String name) throws IOException;

    /** The name that the files have in common of which one writer has made several. */
    String writer(String name);

    /** Lines to be added under a name that no other process uses; nothing is created before the first. */
    DurableLines lines(String name, boolean compressed);

    /**
     * Looks whether lines can be written.
     *
     * @throws org.osmigrate.failure.MigrationFailure naming the place
     */
    void requireWritable();

    @Override
    void close();
}
