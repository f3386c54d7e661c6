package org.osmigrate.backfill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.failure.UnsupportedFormat;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.transform.IncompleteSource;
import org.osmigrate.work.WorkItem;

/**
 * Cuts the chosen indices into ranges of documents, before anything is written anywhere. Every segment of every shard is
 * opened for it, so that a codec or an index that cannot be read faithfully is found now.
 */
public final class BackfillPlanner {

    private BackfillPlanner() {}

    /**
     * Plans the work.
     *
     * @param items the ranges, in reading order
     * @param documents live documents in them, nested children included
     * @param bytes bytes to read
     * @param equalIds of the indices whose mapping types are merged
     */
    public record Work(List<WorkItem> items, long documents, long bytes, List<EqualIds> equalIds) {}

    /**
     * Opens every shard of the indices.
     *
     * @param rangeBytes a segment of more bytes is cut into ranges of this size
     * @throws UnsupportedFormat for an unknown codec, or for indices without complete sources, all of them named
     * @throws CorruptSnapshot for files that are missing, truncated or malformed
     */
    public static Work plan(List<SnapshotIndex> indices, long rangeBytes) {
        refuseIncompleteSources(indices);
        List<WorkItem> items = new ArrayList<>();
        long documents = 0;
        for (SnapshotIndex index : indices) {
            for (SnapshotShard shard : index.shards()) {
                documents += plan(shard, rangeBytes, items);
            }
        }
        return new Work(
                List.copyOf(items),
                documents,
                items.stream().mapToLong(WorkItem::bytes).sum(),
                EqualIds.find(indices));
    }

    private static long plan(SnapshotShard shard, long rangeBytes, List<WorkItem> items) {
        String label = label(shard.index(), shard.number());
        long documents = 0;
        try (Directory directory = shard.directory()) {
            for (SegmentDocuments segment :
                    ShardDocuments.open(directory, label).segments()) {
                items.addAll(ranges(shard, segment, rangeBytes));
                documents += segment.liveDocs();
            }
        } catch (IOException e) {
            throw new CorruptSnapshot(label + " cannot be closed: " + e, "Check the repository's storage.", e);
        }
        return documents;
    }

    private static List<WorkItem> ranges(SnapshotShard shard, SegmentDocuments segment, long rangeBytes) {
        int parts = Math.clamp((segment.bytes() + rangeBytes - 1) / rangeBytes, 1, Math.max(1, segment.maxDoc()));
        List<WorkItem> ranges = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = Math.toIntExact((long) segment.maxDoc() * part / parts);
            int to = Math.toIntExact((long) segment.maxDoc() * (part + 1) / parts);
            ranges.add(item(shard, segment.name(), from, to, segment.bytes() / parts));
        }
        return ranges;
    }

    private static WorkItem item(SnapshotShard shard, String segment, int from, int to, long bytes) {
        String id = String.join("/", shard.index(), Integer.toString(shard.number()), segment, Integer.toString(from));
        return WorkItem.fresh(id, shard.index(), shard.number(), segment, from, to, bytes);
    }

    private static void refuseIncompleteSources(List<SnapshotIndex> indices) {
        String named = indices.stream()
                .flatMap(index -> incompleteSource(index).map(why -> index.name() + " (" + why + ")"))
                .collect(Collectors.joining(", "));
        if (!named.isEmpty()) {
            throw new UnsupportedFormat(
                    "these indices do not keep their documents' complete sources: " + named,
                    "Leave them out with exclude.indices (--exclude-indices), or reindex them with sources first.");
        }
    }

    private static Stream<String> incompleteSource(SnapshotIndex index) {
        return IncompleteSource.reason(
                index.metadata().settings(), index.metadata().mappings())
                .stream();
    }

    /** How errors and ids name a shard. */
    static String label(String index, int shard) {
        return index + "[" + shard + "]";
    }
}
