package org.osmigrate.traffic;

import java.time.Instant;
import java.util.List;

/** What records cannot tell: a proxy's life, and what of the traffic is not in the log. */
public sealed interface Mark {

    /** The proxy's lasting name. */
    String proxy();

    /** Which life of it. */
    String start();

    /** When this was noted. */
    Instant at();

    /** A proxy begins to capture. */
    record Started(String proxy, String start, Instant at) implements Mark {}

    /** A proxy ended in order: all it captured is in the log. A life without this mark ended with a gap. */
    record Stopped(String proxy, String start, Instant at) implements Mark {}

    /**
     * Traffic went on that is not in the log.
     *
     * @param from the first of it
     * @param to the last of it
     * @param kind why
     * @param writes how many requests that may change something
     * @param reads how many others
     * @param bytes how many bytes of requests
     * @param indices which indices were written to, where that is known
     * @param indicesKnown whether those are all
     */
    record Gap(
            String proxy,
            String start,
            Instant at,
            Instant from,
            Instant to,
            GapKind kind,
            long writes,
            long reads,
            long bytes,
            List<String> indices,
            boolean indicesKnown)
            implements Mark {

        public Gap {
            indices = List.copyOf(indices);
        }
    }

    /** Why traffic is not in the log. The names are part of the format. */
    enum GapKind {
        /** The log was away and requests went on without it. */
        LOG_UNAVAILABLE,
        /** The log was slower than the traffic. */
        OVERLOAD,
        /** What waited on disk for the log was lost. */
        SPILL_LOST,
        /** A proxy ended without saying so. */
        PROXY_DIED
    }

    /**
     * Everything this proxy sent to a partition before this time is in the log: written once a second.
     *
     * @param partition of the records
     * @param writesForwarded how many requests that may change something were let through, since the start
     * @param writesRecorded how many of them are in the log, since the start
     */
    record Time(String proxy, String start, Instant at, int partition, long writesForwarded, long writesRecorded)
            implements Mark {}
}
