/** Sources of documents out of what segments keep beside them: stored fields and doc values. */
package org.osmigrate.reconstruct;
