/** Makes exported Kibana saved objects into ones that OpenSearch Dashboards imports. */
package org.osmigrate.dashboards;
