/** Faults between a process and a server: answers held back, dropped, replaced; every request written down. */
package org.osmigrate.faults;
