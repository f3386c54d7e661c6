package org.osmigrate.traffic;

/**
 * One request and its response: what every record of ours names, so that a reader can begin anywhere.
 *
 * @param proxy the proxy's lasting name
 * @param start which life of it: unique per start of its process
 * @param connection the client connection, unique within that life
 * @param number the exchange on that connection, from 0
 */
public record Exchange(String proxy, String start, String connection, long number) {}
