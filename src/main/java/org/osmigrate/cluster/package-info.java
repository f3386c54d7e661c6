/** HTTP to a cluster: version, authentication, TLS, retry, bulk. The only home of the OpenSearch client. */
package org.osmigrate.cluster;
