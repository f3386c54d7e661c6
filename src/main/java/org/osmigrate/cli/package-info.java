/** Commands: flags in, one use case called, exit code out. */
package org.osmigrate.cli;
