package org.osmigrate.servers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server of one version is made of.
 *
 * @param archive the zip that is unpacked, or the jar that is copied with its dependencies
 * @param modules what is added to a bare search engine, by the name it has in {@code modules/}
 * @param plugins zips that are unpacked to {@code plugins/}, by name
 * @param minJdk the oldest Java it runs on
 * @param maxJdk the newest
 */
record Distribution(
        Product product,
        String version,
        Artifact archive,
        Map<String, Artifact> modules,
        Map<String, Artifact> plugins,
        int minJdk,
        int maxJdk) {

    static final int ANY_NEWER = 999;

    Distribution {
        modules = Map.copyOf(modules);
        plugins = Map.copyOf(plugins);
    }

    /** The name and the recipe: another recipe is another folder of the cache. */
    String key() {
        return "%s-%s-%08x".formatted(product.id(), version, recipe().hashCode());
    }

    private String recipe() {
        return new TreeMap<>(modules) + "" + new TreeMap<>(plugins) + archive;
    }

    boolean is(Product product, String version) {
        return this.product == product && this.version.equals(version);
    }

    int major() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    /** What has to come from Maven, by the folder it goes to. */
    Map<String, List<Artifact>> artifacts() {
        Map<String, List<Artifact>> all = new LinkedHashMap<>();
        all.put("archive", List.of(archive));
        modules.forEach((name, artifact) -> all.put("module-" + name, List.of(artifact)));
        plugins.forEach((name, artifact) -> all.put("plugin-" + name, List.of(artifact)));
        return all;
    }
}
