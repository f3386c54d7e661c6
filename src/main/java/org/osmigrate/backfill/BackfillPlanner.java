package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.failure.UnsupportedFormat;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.reconstruct.Reconstruction;
import org.osmigrate.reconstruct.SourceReading;
import org.osmigrate.snapshot.DocumentTypes;
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
     * @param notes what every worker has to know alike
     */
    public record Work(List<WorkItem> items, long documents, long bytes, List<PlanNote> notes) {

        public Work {
            items = List.copyOf(items);
            notes = List.copyOf(notes);
        }

        static Work of(List<WorkItem> items, long documents, List<? extends PlanNote> notes) {
            long bytes = items.stream().mapToLong(WorkItem::bytes).sum();
            return new Work(items, documents, bytes, List.copyOf(notes));
        }
    }

    /**
     * Opens every shard of the indices.
     *
     * @param settings how long ranges are, and whether sources that are not complete are rebuilt
     * @throws UnsupportedFormat for an unknown codec, or for indices without complete sources that are not rebuilt, all
     *     of them named
     * @throws CorruptSnapshot for files that are missing, truncated or malformed
     */
    public static Work plan(List<SnapshotIndex> indices, BackfillSettings settings) {
        refuseIncompleteSources(indices, settings.reconstructSource());
        List<WorkItem> items = new ArrayList<>();
        long documents = 0;
        for (SnapshotIndex index : indices) {
            SourceReading reading = reading(index, settings);
            for (SnapshotShard shard : index.shards()) {
                documents += plan(shard, reading, settings.rangeBytes(), items);
            }
        }
        return Work.of(items, documents, EqualIds.find(indices));
    }

    static long plan(SnapshotShard shard, SourceReading reading, long rangeBytes, List<WorkItem> items) {
        String label = label(shard.index(), shard.number());
        long documents = 0;
        try (Directory directory = shard.directory()) {
            for (SegmentDocuments segment :
                    ShardDocuments.open(directory, label, reading.values()).segments()) {
                items.addAll(ranges(shard, segment, rangeBytes, Integer.MAX_VALUE));
                documents += segment.liveDocs();
            }
        } catch (IOException e) {
            throw new CorruptSnapshot(label + " cannot be closed: " + e, "Check the repository's storage.", e);
        }
        return documents;
    }

    static List<WorkItem> ranges(SnapshotShard shard, SegmentDocuments segment, long rangeBytes, int mostDocuments) {
        long byBytes = (segment.bytes() + rangeBytes - 1) / rangeBytes;
        long byDocuments = (segment.maxDoc() + mostDocuments - 1L) / mostDocuments;
        int parts = Math.clamp(Math.max(byBytes, byDocuments), 1, Math.max(1, segment.maxDoc()));
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

    static void refuseIncompleteSources(List<SnapshotIndex> indices, boolean reconstruct) {
        String named = indices.stream()
                .flatMap(index -> index.parts().stream()
                        .flatMap(part -> refusal(part, reconstruct, index.types() instanceof DocumentTypes.Backed)
                                .map(why -> part.name() + " (" + why + ")")))
                .collect(Collectors.joining(", "));
        if (!named.isEmpty()) {
            throw new UnsupportedFormat(
                    "these indices do not keep their documents' complete sources: " + named,
                    reconstruct
                            ? "Leave them out with exclude.indices (--exclude-indices), or reindex them first."
                            : "Leave them out with exclude.indices (--exclude-indices), reindex them with sources first, or"
                                    + " have sources rebuilt from other fields with backfill.reconstruct-source"
                                    + " (--reconstruct-source): 'osmigrate metadata evaluate' then says what would be lost.");
        }
    }

    /** The backing indices of a data stream may lack different fields: their sources are not rebuilt. */
    private static Stream<String> refusal(SnapshotIndex index, boolean reconstruct, boolean ofStream) {
        ObjectNode settings = index.metadata().settings();
        Optional<String> reason =
                IncompleteSource.reason(settings, index.metadata().mappings());
        return (reconstruct && !ofStream ? reason.flatMap(_ -> Reconstruction.refusal(settings)) : reason).stream();
    }

    /** How the sources of an index are read. */
    static SourceReading reading(SnapshotIndex index, BackfillSettings settings) {
        return SourceReading.of(
                index.metadata().settings(),
                index.metadata().mappings(),
                settings.reconstructSource(),
                index.joinField());
    }

    /** How errors and ids name a shard. */
    static String label(String index, int shard) {
        return index + "[" + shard + "]";
    }
}
