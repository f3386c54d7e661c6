package org.osmigrate.traffic;

/** What a record says of itself besides its stream. */
public sealed interface Origin {

    /**
     * Written by a proxy of ours.
     *
     * @param exchange which exchange
     * @param side of it the request, the response, or neither
     * @param part the record's number within that side, from 0, without holes
     * @param last whether no further record of that side follows
     */
    record Ours(Exchange exchange, Side side, int part, boolean last) implements Origin {}

    /** Of an archive or a proxy that knows nothing of ours: only the stream tells its place. */
    record Foreign() implements Origin {}
}
