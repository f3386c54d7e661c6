package org.osmigrate.traffic;

import java.time.Duration;

/** When what was written is forced to disk. */
public sealed interface Fsync {

    /** Before it is acknowledged; whoever appends at the same time shares one. */
    record Always() implements Fsync {}

    /** Now and then: a power failure loses what was acknowledged since; a crash of the process loses nothing. */
    record Interval(Duration every) implements Fsync {}

    /** When the system pleases: a power failure loses as much; a crash of the process loses nothing. */
    record Never() implements Fsync {}
}
