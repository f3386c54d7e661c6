package org.osmigrate.verify;

/**
 * What is read of a search response besides its documents.
 *
 * @param pointInTime the identifier to go on with; empty when there is none
 * @param hits the number of documents
 * @param total how many there are in all; -1 when not asked for
 * @param last the sort value of the last document
 * @param failedShards shards that did not answer
 * @param timedOut whether the answer is not whole
 */
record SearchPage(String pointInTime, int hits, long total, long last, int failedShards, boolean timedOut) {}
