/** The workflow: steps, status and progress of a whole migration. Owns no migration logic. */
package org.osmigrate.console;
