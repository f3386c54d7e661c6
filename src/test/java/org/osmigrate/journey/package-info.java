/** Whole migrations between real servers, run as a user runs them. */
package org.osmigrate.journey;
