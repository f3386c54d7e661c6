/**
 * Real servers without containers: starts, stops and watches Elasticsearch, OpenSearch, Kafka and S3 processes on
 * loopback, from Maven artefacts. Used alike by the tests, by {@code ./servers} and by {@code ./quickstart}, which run
 * these sources as they are: so nothing here needs more than the JDK, except what only tests use.
 */
package org.osmigrate.servers;
