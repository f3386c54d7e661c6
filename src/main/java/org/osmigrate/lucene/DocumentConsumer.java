package org.osmigrate.lucene;

/** Takes the documents of a segment in the order of their numbers. */
@FunctionalInterface
public interface DocumentConsumer {

    /** Takes one document; false ends the reading. */
    boolean accept(SourceDocument document);
}
