package org.osmigrate.config;

import java.util.List;
import java.util.stream.Stream;
import org.osmigrate.selection.ObjectKind;

/** The keys of {@code snapshot}, {@code include} and {@code exclude}. */
final class ScopeKeys {

    private ScopeKeys() {}

    static List<Key> snapshot() {
        return List.of(
                Key.of(
                                "snapshot.repository",
                                new Kind.Repository(),
                                "",
                                "Where the repository is: file:///path, as this machine sees it, s3://bucket/prefix,"
                                        + " gs://bucket/prefix, azblob://container/prefix, https://host/path, or"
                                        + " name:REPOSITORY, one registered at the source.")
                        .alias("--s3-repo-uri", "--file-system-repo-path")
                        .inHelp(),
                Key.of("snapshot.name", new Kind.Text(), "", "The snapshot to read.")
                        .inHelp(),
                Key.of(
                        "snapshot.since",
                        new Kind.Text(),
                        "",
                        "An older snapshot in the same repository that the target was filled from: only what changed"
                                + " since is sent, deletions included."),
                Key.of(
                                "snapshot.version",
                                new Kind.Product(),
                                "",
                                "The version of the cluster that took it; default: read from the snapshot.")
                        .alias("--source-version")
                        .inHelp(),
                Key.of(
                        "snapshot.allow-partial",
                        new Kind.Switch(),
                        "false",
                        "Move the shards that a partial snapshot has, and name those that it lacks; default: refuse it."),
                Key.of("snapshot.create", new Kind.Switch(), "false", "Take the snapshot first, with the source."),
                Key.of(
                        "snapshot.max-rate-per-node",
                        new Kind.Size(),
                        "",
                        "The most bytes a second a node of the source writes while it takes the snapshot; default:"
                                + " the source's own limit."));
    }

    static List<Key> include() {
        return Stream.concat(
                        indicesAndTemplates(),
                        ofObjects(
                                "include", "to move; default: all but system ones, or those the narrowed indices use."))
                .toList();
    }

    private static Stream<Key> ofObjects(String block, String what) {
        return Stream.of(ObjectKind.values()).map(kind -> pattern(block + "." + kind.key(), plural(kind) + " " + what));
    }

    private static String plural(ObjectKind kind) {
        return switch (kind) {
            case STORED_SCRIPT -> "Stored scripts and search templates";
            case INGEST_PIPELINE -> "Ingest pipelines";
            case LIFECYCLE_POLICY -> "Policies of index lifecycle management";
            case SNAPSHOT_POLICY -> "Policies of snapshot lifecycle management";
            case CLUSTER_SETTING -> "Persistent cluster settings";
        };
    }

    private static Stream<Key> indicesAndTemplates() {
        return Stream.of(
                pattern("include.indices", "Indices to move; default: all but system ones.", "--index-allowlist")
                        .inHelp(),
                pattern(
                        "include.index-templates",
                        "Index templates to move; default: all, or those the narrowed indices use.",
                        "--index-template-allowlist"),
                pattern(
                        "include.component-templates",
                        "Component templates to move; default as for index templates.",
                        "--component-template-allowlist"),
                pattern("include.legacy-templates", "Legacy templates to move; default as above."));
    }

    static List<Key> exclude() {
        Stream<Key> templates = Stream.of(
                pattern("exclude.indices", "Indices to leave out, whatever is included."),
                pattern("exclude.index-templates", "Index templates to leave out."),
                pattern("exclude.component-templates", "Component templates to leave out."),
                pattern("exclude.legacy-templates", "Legacy templates to leave out."));
        return Stream.concat(templates, ofObjects("exclude", "to leave out.")).toList();
    }

    private static Key pattern(String name, String description, String... aliases) {
        return Key.of(name, new Kind.Patterns(), "", description).alias(aliases);
    }
}
