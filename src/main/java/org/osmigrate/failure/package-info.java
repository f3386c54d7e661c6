/** What a user can act on: one sealed hierarchy of failures and the exit codes they map to. Every package may import it. */
package org.osmigrate.failure;
