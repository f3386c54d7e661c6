package org.osmigrate.lucene;

import java.io.IOException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.failure.UnsupportedFormat;

/** Turns what Lucene throws at bytes that do not fit into failures that name the shard and the place. */
record Damage(String place) {

    /** Something that reads files. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /** Reads; whatever goes wrong is the snapshot's fault. */
    <T> T guard(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MigrationFailure e) {
            throw e;
        } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
            throw unsupported(e.getMessage());
        } catch (IOException | RuntimeException e) {
            throw new CorruptSnapshot(
                    place + " cannot be read: " + e,
                    "The repository is damaged: restore it, take another snapshot, or leave the index out.",
                    e);
        }
    }

    UnsupportedFormat unsupported(String what) {
        return new UnsupportedFormat(
                place + ": " + what,
                "This version cannot read it faithfully: leave the index out, or reindex it first.");
    }

    CorruptSnapshot corrupt(String what) {
        return new CorruptSnapshot(
                place + ": " + what,
                "The repository is damaged: restore it, take another snapshot, or leave the index out.");
    }
}
