package org.osmigrate.servers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The versions that are known to start. A row each: the registry lists versions that it does not have, and has some
 * that it does not list, so only what was tried is offered.
 */
final class Distributions {

    private static final List<String> CLIENT_MODULES = List.of("reindex", "mapper-extras", "parent-join", "percolator");
    private static final List<String> SERVER_MODULES = List.of("analysis-common", "lang-painless", "ingest-common");
    private static final String FULL_DISTRIBUTION = "org.elasticsearch.distribution.zip";
    private static final String BARE_DISTRIBUTION = "org.elasticsearch.distribution.integ-test-zip";
    private static final int LAST_SECURITY_MANAGER = 23;

    /** Scripts and the unmapping of files reach into the JDK, which 18 and later refuse in other ways than 17. */
    private static final int LAST_FOR_OLD = 17;

    private Distributions() {}

    static List<Distribution> all() {
        return List.of(
                oldElasticsearch("1.7.6", "org.elasticsearch"),
                oldElasticsearch("2.4.6", FULL_DISTRIBUTION),
                oldElasticsearch("5.6.16", FULL_DISTRIBUTION),
                oldElasticsearch("6.8.23", FULL_DISTRIBUTION),
                elasticsearch("7.10.2"),
                newElasticsearch("8.19.21", 17),
                newElasticsearch("9.5.3", 21),
                openSearch("1.3.20", List.of("reindex", "mapper-extras", "parent-join"), List.of()),
                openSearch("2.19.4", CLIENT_MODULES, SERVER_MODULES),
                openSearch("2.19.6", CLIENT_MODULES, SERVER_MODULES),
                openSearch("3.8.0", List.of(), List.of()),
                secured("2.19.4"),
                kafka("4.4.0"),
                s3("4.1.0"));
    }

    static Distribution find(Product product, String version) {
        return all().stream()
                .filter(row -> row.is(product, version))
                .findFirst()
                .orElseThrow(() -> ServerFailure.usage("Unknown version '%s' of %s; known are %s"
                        .formatted(version, product.id(), versions(product))));
    }

    private static String versions(Product product) {
        return all().stream()
                .filter(row -> row.product() == product)
                .map(Distribution::version)
                .collect(Collectors.joining(", "));
    }

    private static Distribution elasticsearch(String version) {
        Map<String, Artifact> modules = new HashMap<>();
        CLIENT_MODULES.forEach(
                name -> modules.put(name, Artifact.jar("org.elasticsearch.plugin", name + "-client", version)));
        SERVER_MODULES.forEach(
                name -> modules.put(name, Artifact.jar("org.codelibs.elasticsearch.module", name, version)));
        return elasticsearch(BARE_DISTRIBUTION, version, modules, 11, LAST_SECURITY_MANAGER);
    }

    /** Whole distributions: everything that was in the product. */
    private static Distribution oldElasticsearch(String version, String group) {
        return elasticsearch(group, version, Map.of(), 8, LAST_FOR_OLD);
    }

    /** Its modules are not published. */
    private static Distribution newElasticsearch(String version, int minJdk) {
        return elasticsearch(BARE_DISTRIBUTION, version, Map.of(), minJdk, Distribution.ANY_NEWER);
    }

    private static Distribution elasticsearch(
            String group, String version, Map<String, Artifact> modules, int minJdk, int maxJdk) {
        Artifact zip = Artifact.zip(group, "elasticsearch", version);
        return new Distribution(Product.ELASTICSEARCH, version, zip, modules, Map.of(), minJdk, maxJdk);
    }

    private static Distribution openSearch(String version, List<String> clients, List<String> servers) {
        Map<String, Artifact> modules = new HashMap<>();
        clients.forEach(name -> modules.put(name, openSearchModule(name + "-client", version)));
        servers.forEach(name -> modules.put(name, openSearchModule(name, version)));
        Artifact zip = Artifact.zip("org.opensearch.distribution.integ-test-zip", "opensearch", version);
        boolean noSecurityManager = !version.startsWith("1.") && !version.startsWith("2.");
        return new Distribution(
                Product.OPENSEARCH,
                version,
                zip,
                modules,
                Map.of(),
                noSecurityManager ? 21 : 11,
                noSecurityManager ? Distribution.ANY_NEWER : LAST_SECURITY_MANAGER);
    }

    private static Artifact openSearchModule(String name, String version) {
        return Artifact.jar("org.opensearch.plugin", name, version);
    }

    private static Distribution secured(String version) {
        Distribution plain = openSearch(version, CLIENT_MODULES, SERVER_MODULES);
        Artifact security = Artifact.zip("org.opensearch.plugin", "opensearch-security", version + ".0");
        return new Distribution(
                Product.OPENSEARCH_SECURE,
                version,
                plain.archive(),
                plain.modules(),
                Map.of("opensearch-security", security),
                plain.minJdk(),
                plain.maxJdk());
    }

    private static Distribution kafka(String version) {
        Artifact broker = Artifact.jar("org.apache.kafka", "kafka_2.13", version);
        return bare(Product.KAFKA, version, broker, Map.of("log", Artifact.jar("org.slf4j", "slf4j-simple", "1.7.36")));
    }

    private static Distribution s3(String version) {
        Artifact proxy = new Artifact("org.gaul", "s3proxy", version, "jar", "jar-with-dependencies", true);
        return bare(Product.S3, version, proxy, Map.of());
    }

    private static Distribution bare(Product product, String version, Artifact jar, Map<String, Artifact> modules) {
        return new Distribution(product, version, jar, modules, Map.of(), 17, Distribution.ANY_NEWER);
    }
}
