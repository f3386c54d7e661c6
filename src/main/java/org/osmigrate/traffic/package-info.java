/**
 * The record of captured traffic and the logs that hold it: memory, files, Kafka. Owns the format of records and marks,
 * positions, archives; knows nothing of who captures or replays. The only home of Kafka.
 */
package org.osmigrate.traffic;
