/** Which named things a migration moves: include and exclude patterns and the list of system objects. Vocabulary: every package may import it. */
package org.osmigrate.selection;
