package org.osmigrate.work;

/**
 * What a session is about. Two plans with another source or snapshot are in conflict.
 *
 * @param source identity of the source: cluster uuid, or the snapshot's version where no source is given
 * @param snapshot identity of the snapshot: its uuid
 * @param repository where the snapshot lies, as shown to users
 * @param digest digest of the configuration that decides what is moved and how
 * @param items number of items
 * @param documents live documents (nested children included) in all items
 * @param bytes bytes to read in all items
 * @param ready whether every item has been written: workers wait for it
 */
public record Plan(
        String source,
        String snapshot,
        String repository,
        String digest,
        int items,
        long documents,
        long bytes,
        boolean ready) {}
