package org.osmigrate.cluster;

/** What became of sending a request once. */
sealed interface Attempt {

    /** There was an answer. */
    record Answered(Reply reply) implements Attempt {}

    /** There was none; whether the request was carried out is unknown. */
    record Broken(Throwable cause) implements Attempt {}
}
