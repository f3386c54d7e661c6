/** Result records and how they are shown: table, JSON, YAML, NDJSON. */
package org.osmigrate.report;
