/** Compares what is in the snapshot with what is in the target: counts, digests, documents. */
package org.osmigrate.verify;
