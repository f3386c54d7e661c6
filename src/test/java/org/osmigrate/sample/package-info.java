/**
 * The sample that {@code ./quickstart} migrates: a small shop with mappings, aliases, templates, routing, updates and
 * deletes of every kind, the same documents each time. Only the JDK is needed, so that it runs without a build.
 */
package org.osmigrate.sample;
