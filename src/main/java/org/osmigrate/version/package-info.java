/** The name and number of a search engine. Vocabulary: every package may import it. */
package org.osmigrate.version;
