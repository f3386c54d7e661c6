package org.osmigrate.traffic;

import java.util.List;

/**
 * What was observed on a connection in one record; the reference's {@code TrafficStream}.
 *
 * @param connection the client connection; records of one connection share a key
 * @param node the proxy's process
 * @param number the record's number on its connection, from 1
 * @param isFinal whether it is the connection's last record
 * @param priorRequests how many requests ended in earlier records
 * @param midRequest whether the record before ended within a request
 * @param observations what happened, in order
 */
public record TrafficStream(
        String connection,
        String node,
        int number,
        boolean isFinal,
        int priorRequests,
        boolean midRequest,
        List<Observation> observations) {

    public TrafficStream {
        observations = List.copyOf(observations);
    }
}
