/** The packaged program in a process of its own. */
package org.osmigrate.process;
