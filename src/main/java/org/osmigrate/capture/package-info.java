/**
 * The proxy in front of a source: finds messages in what passes, and knows which requests mutate. Owns the framing of
 * HTTP/1.x; the record of what was captured and the logs that hold it are {@code traffic}'s.
 */
package org.osmigrate.capture;
