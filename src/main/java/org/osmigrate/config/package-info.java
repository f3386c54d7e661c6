/** Assembles the migration file from the settings records of the capabilities; says where each value came from. */
package org.osmigrate.config;
