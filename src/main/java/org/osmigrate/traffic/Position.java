package org.osmigrate.traffic;

/**
 * Where an entry stands in a log; it never changes.
 *
 * @param partition of a log that is cut into several; 0 otherwise
 * @param offset where the entry begins: numbers rise, with holes
 * @param next where the entry after it will begin
 */
public record Position(int partition, long offset, long next) {

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
