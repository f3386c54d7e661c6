package org.osmigrate.verify;

/**
 * What is compared of a document.
 *
 * @param id the {@code _id}
 * @param routing the {@code _routing}; empty for none
 * @param idHash spreads ids evenly over 64 bits
 * @param high first half of the digest over id, routing and canonical source
 * @param low second half
 * @param form what the digest took the source for
 * @param place where its side finds it again
 * @param bytes length of the source
 */
record Fingerprint(String id, String routing, long idHash, long high, long low, Form form, long place, int bytes) {

    boolean sameAs(Fingerprint other) {
        return high == other.high && low == other.low;
    }
}
