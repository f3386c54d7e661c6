/** Benchmarks: how fast snapshots are read, and how a whole migration compares with other programs. */
package org.osmigrate.bench;
