package org.osmigrate.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.store.Directory;
import org.osmigrate.backfill.TrialReport.Outcome;
import org.osmigrate.backfill.TrialReport.Tried;
import org.osmigrate.failure.StorageFailed;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.reconstruct.NotRebuilt;
import org.osmigrate.reconstruct.SourceReading;
import org.osmigrate.reconstruct.Sources;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.transform.DocumentChain;
import org.osmigrate.transform.DocumentChange.DocumentName;
import org.osmigrate.transform.JsonSources;
import org.osmigrate.transform.TransformFailed;
import org.osmigrate.transform.UnreadableSource;

/**
 * Shows what the transformations make of documents of a snapshot: some of each index, spread evenly over its segments. It
 * writes nothing, and reads no more than the chunks that hold these documents.
 */
public final class TransformTrial {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BackfillSettings settings;
    private final int sample;
    private final JsonSources encodings = new JsonSources();

    /** {@code sample} is the largest number of documents of one index. */
    public TransformTrial(BackfillSettings settings, int sample) {
        this.settings = settings;
        this.sample = sample;
    }

    /** Tries documents of these indices; those that no change is for are only named. */
    public TrialReport of(List<SnapshotIndex> indices) {
        List<Tried> tried = new ArrayList<>();
        List<String> untouched = new ArrayList<>();
        for (SnapshotIndex index : indices) {
            DocumentChain changes = settings.transforms().of(index.origin());
            if (changes.isEmpty()) {
                untouched.add(index.name());
            } else {
                tried.addAll(of(index, changes));
            }
        }
        return new TrialReport(tried, untouched);
    }

    private List<Tried> of(SnapshotIndex index, DocumentChain changes) {
        SourceReading reading = BackfillPlanner.reading(index, settings);
        List<Tried> tried = new ArrayList<>();
        List<SnapshotShard> shards = index.shards();
        for (int i = 0; i < shards.size() && tried.size() < sample; i++) {
            int share = Math.ceilDiv(sample - tried.size(), shards.size() - i);
            tried.addAll(of(index, shards.get(i), reading, changes, share));
        }
        return tried;
    }

    private List<Tried> of(
            SnapshotIndex index, SnapshotShard shard, SourceReading reading, DocumentChain changes, int share) {
        String label = BackfillPlanner.label(shard.index(), shard.number());
        List<Tried> tried = new ArrayList<>();
        try (Directory directory = shard.directory()) {
            Sources sources = reading.begin();
            List<SegmentDocuments> segments =
                    ShardDocuments.open(directory, label, reading.values()).segments();
            for (int i = 0; i < segments.size(); i++) {
                int some = Math.ceilDiv(share - tried.size(), segments.size() - i);
                spread(segments.get(i), some, document -> {
                    boolean taken = index.types().include(document.type());
                    if (taken) {
                        tried.add(tried(index, document, sources, changes));
                    }
                    return taken;
                });
            }
        } catch (IOException e) {
            throw new StorageFailed(
                    "Closing the files of shard " + label + " failed: " + e.getMessage(), "Run it again.", e);
        }
        return tried;
    }

    /** Takes a document and says whether it is one of the sample. */
    @FunctionalInterface
    private interface Taker {
        boolean take(SourceDocument document);
    }

    /** One document each of so many parts of a segment. */
    private static void spread(SegmentDocuments segment, int parts, Taker taker) {
        for (int i = 0; i < parts; i++) {
            int from = (int) ((long) segment.maxDoc() * i / parts);
            int to = (int) ((long) segment.maxDoc() * (i + 1) / parts);
            segment.read(from, to, document -> !taker.take(document));
        }
    }

    private Tried tried(SnapshotIndex index, SourceDocument document, Sources sources, DocumentChain changes) {
        JsonNode before = MissingNode.getInstance();
        Outcome outcome;
        try {
            ByteBuffer source = encodings.toJson(sources.of(document));
            before = tree(source);
            Optional<ByteBuffer> after =
                    changes.apply(source, new DocumentName(index.name(), document.id(), document.routing()));
            outcome = after.<Outcome>map(changed -> new Outcome.Sent(tree(changed)))
                    .orElseGet(Outcome.Dropped::new);
        } catch (NotRebuilt | UnreadableSource | TransformFailed e) {
            outcome = new Outcome.Failed(e.getMessage());
        }
        return new Tried(index.name(), document.id(), before, outcome);
    }

    private static JsonNode tree(ByteBuffer source) {
        byte[] bytes = new byte[source.remaining()];
        source.duplicate().get(bytes);
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException notJson) {
            return TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("reading from memory", e);
        }
    }
}
