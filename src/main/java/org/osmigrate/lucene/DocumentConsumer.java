package org.osmigrate.lucene;

/** Takes the documents of a segment in the order of their numbers. */
@FunctionalInterface
public interface DocumentConsumer {

    /** Takes one document; false ends the reading. */
    boolean accept(SourceDocument document);

    /**
     * Is told before a source of so many bytes is taken into memory, where it stays until the next document is read; only of
     * sources that are longer than 16 MiB. It may wait.
     */
    default void beforeLong(long bytes) {}
}
