package org.osmigrate.config;

import java.util.List;

/** The keys of the steps' own blocks, and those that later versions implement. */
final class StepKeys {

    private StepKeys() {}

    static List<Key> metadata() {
        return List.of(
                Key.of(
                        "metadata.validate-on-target",
                        new Kind.Switch(),
                        "true",
                        "Have the target check each body before anything is written."),
                Key.of(
                        "metadata.existing",
                        new Kind.OneOf(List.of("fail", "skip", "replace"), List.of()),
                        "fail",
                        "What becomes of an item that the target has and that differs: a conflict before anything is"
                                + " written (fail), left as it is there (skip), or written anew unless it is an index"
                                + " (replace)."),
                Key.of(
                                "metadata.multi-type",
                                new Kind.OneOf(List.of("split", "merge", "union"), List.of()),
                                "",
                                "What becomes of an index with several mapping types: an index for each (split), or one with all"
                                        + " documents (merge, also called union); until it is given such an index is refused.")
                        .flag("--multi-type"),
                Key.of(
                                "metadata.parent",
                                new Kind.OneOf(List.of("routing", "join"), List.of()),
                                "routing",
                                "What becomes of parents of Elasticsearch 1 to 5: children keep their parent's id as routing"
                                        + " (routing), or get a join field (join), which needs multi-type merge.")
                        .flag("--parent"),
                Key.of(
                                "metadata.join-field",
                                new Kind.Text(),
                                "join_field",
                                "The name of the join field; an index must not have a field of this name.")
                        .flag("--join-field"));
    }

    static List<Key> backfill() {
        return List.of(
                Key.of(
                        "backfill.readers",
                        new Kind.Count(1, 64),
                        "3",
                        "How many ranges a worker reads at once, of different shards where there are as many, so that no"
                                + " shard of the target takes all bulks."),
                Key.of("backfill.bulk-size", new Kind.Size(), "5mb", "A bulk is sent when its body is this long.")
                        .flag("--bulk-size"),
                Key.of(
                        "backfill.bulks-in-flight",
                        new Kind.Count(1, 256),
                        "6",
                        "The most bulks on their way at once; fewer while the target pushes back."),
                Key.of(
                        "backfill.bytes-in-flight",
                        new Kind.Size(),
                        "64mb",
                        "The most bytes of bulk bodies held in memory at once."),
                Key.of("backfill.request-timeout", new Kind.Time(), "60s", "The longest a bulk may take."),
                Key.of(
                        "backfill.retry-budget",
                        new Kind.Time(),
                        "10m",
                        "How long a bulk is sent again while the target accepts nothing of it."),
                Key.of(
                        "backfill.lease",
                        new Kind.Time(),
                        "30s",
                        "How long after its last sign of life a worker is taken for dead."),
                Key.of(
                        "backfill.range-size",
                        new Kind.Size(),
                        "256mb",
                        "A segment of more bytes is cut into ranges of this size, which workers claim one by one."),
                Key.of(
                                "backfill.reconstruct-source",
                                new Kind.Switch(),
                                "false",
                                "Rebuild sources that an index does not keep from its stored fields and doc values.")
                        .flag("--reconstruct-source"),
                Key.of(
                        "backfill.failed-documents",
                        new Kind.Place(),
                        "failed-documents",
                        "Where documents that could not be moved are written: a folder, or s3://, gs:// or azblob://."),
                Key.of(
                        "backfill.failed-documents-compression",
                        new Kind.OneOf(List.of("gzip", "none"), List.of()),
                        "gzip",
                        "How the files in it are compressed."),
                Key.of(
                        "backfill.allowed-errors",
                        new Kind.ErrorTypes(),
                        "",
                        "Types of errors with which the target may refuse a document without its being a failure."),
                Key.of(
                        "backfill.require-alias",
                        new Kind.Switch(),
                        "false",
                        "Documents go to aliases of the target: a name that is none is never made an index."),
                Key.of(
                                "backfill.document-ids",
                                new Kind.OneOf(List.of("keep", "generate"), List.of()),
                                "keep",
                                "Whether documents keep their ids, or the target makes up others because it takes none"
                                        + " (generate): then some may be there twice.")
                        .flag("--document-ids"),
                Key.of(
                                "backfill.relax",
                                new Kind.Words(List.of("refresh", "replicas")),
                                "",
                                "Settings a target index does without until it is filled: refresh (no refreshes), replicas"
                                        + " (none).")
                        .flag("--relax"),
                Key.of(
                                "backfill.index-creation",
                                new Kind.OneOf(List.of("never", "from-metadata", "auto"), List.of()),
                                "never",
                                "What a missing target index is: an error (never), created from the snapshot's metadata, or made"
                                        + " by the target (auto).")
                        .flag("--index-creation"),
                Key.of(
                                "backfill.version-mode",
                                new Kind.OneOf(List.of("none", "external"), List.of()),
                                "none",
                                "Whether documents carry versions of the source, so that nothing newer is overwritten.")
                        .flag("--version-mode"));
    }

    static List<Key> verify() {
        return List.of(
                Key.of(
                        "verify.extent",
                        new Kind.OneOf(List.of("full", "counts", "sample"), List.of()),
                        "full",
                        "How much is compared: every document, only their numbers, or a sample."),
                Key.of("verify.sample-rate", new Kind.Share(), "0.01", "The part of the documents in a sample."),
                Key.of(
                        "verify.examples",
                        new Kind.Count(0, 100_000),
                        "100",
                        "The most documents named per index and kind of difference; counts are always exact."),
                Key.of("verify.page-size", new Kind.Size(), "4mb", "How long an answer of the target should be."),
                Key.of(
                        "verify.documents-per-second",
                        new Kind.Count(0, 999_999_999),
                        "0",
                        "The most documents read from the target per second; 0 for no limit."),
                Key.of(
                        "verify.threads",
                        new Kind.Count(1, 256),
                        "",
                        "How many shards, of both sides together, are read at once; default: by processors, 2 to 8."));
    }

    static List<Key> workflow() {
        return List.of(Key.of(
                "workflow.gates", new Kind.Nothing(), "", "Where a run waits for approval: none in this version."));
    }

    static List<Key> transforms() {
        return List.of(Key.of(
                "transforms",
                new Kind.Changes(),
                "",
                "Changes of names and documents on the way, in order; docs/guide/transforms.md."));
    }

    static List<Key> later() {
        return List.of(
                Key.later("proxy"),
                Key.later("replayer"),
                Key.later("compare"),
                Key.later("sources"),
                Key.later("targets"));
    }
}
