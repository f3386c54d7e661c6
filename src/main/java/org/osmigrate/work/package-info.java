/** Plans, items and checkpoints of a session, kept in an index of the coordinator cluster. */
package org.osmigrate.work;
