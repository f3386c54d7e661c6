package org.osmigrate.servers;

/** What a process can be sent; the names are those of kill(1). */
enum Signal {
    TERM,
    KILL,
    STOP,
    CONT
}
