package org.osmigrate.transform;

import java.net.URI;
import java.util.List;
import org.osmigrate.version.Version;

/** Stops an index whose documents lie in another snapshot. */
record SearchableSnapshots() implements MetadataRule {

    @Override
    public String name() {
        return "searchable-snapshots";
    }

    @Override
    public String reason() {
        return "the index is mounted from another snapshot, which holds its documents";
    }

    @Override
    public URI documentation() {
        return URI.create("https://www.elastic.co/guide/en/elasticsearch/reference/7.10/searchable-snapshots.html");
    }

    @Override
    public boolean applies(Version from, Version to) {
        return true;
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        String store = body.settings().path("index.store.type").asText();
        boolean mounted = store.equals("snapshot") || store.equals("remote_snapshot");
        return mounted
                ? List.of(new Finding.Refusal(
                        name(), "index.store.type", reason() + ": migrate that snapshot, or leave the index out"))
                : List.of();
    }
}
