/** Moves indices, aliases, templates, pipelines, scripts, policies and cluster settings: read, plan, validate, apply. */
package org.osmigrate.metadata;
