/** Snapshot repositories and the metadata of every version; yields shards as Lucene directories. */
package org.osmigrate.snapshot;
