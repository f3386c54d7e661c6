/** Moves existing documents: read a snapshot's shards, send bulks, keep the watermark. */
package org.osmigrate.backfill;
