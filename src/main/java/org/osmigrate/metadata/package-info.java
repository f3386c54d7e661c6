/** Moves templates, indices and aliases: read, plan, validate, apply. */
package org.osmigrate.metadata;
