/** Documents out of segments, read through Lucene's format classes without its service loaders. */
package org.osmigrate.lucene;
