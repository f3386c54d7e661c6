package org.osmigrate.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.codecs.PostingsFormat;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.UnsupportedFormat;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.storage.ObjectStore;

/** What only Elasticsearch and OpenSearch write into segments. */
class VendorFormatsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();

    @Test
    void readsSegmentsWhosePostingsItDoesNotKnow() throws IOException {
        Set<String> postings = new TreeSet<>();
        Set<String> codecs = new TreeSet<>();
        inEveryShard("elasticsearch-8.19.21-zstd", (shard, directory) -> {
            for (Commit.SegmentEntry entry :
                    Commit.newest(directory, shard.index()).segments()) {
                codecs.add(entry.codec());
                postings.addAll(postings(directory, entry));
            }
        });

        assertThat(codecs).containsExactly("Elasticsearch816", "Lucene912");
        assertThat(postings).contains("ES87BloomFilter").anyMatch(name -> name.startsWith("Completion"));
        assertThat(postings.stream().filter(name -> !name.startsWith("Lucene")))
                .doesNotContainAnyElementsOf(PostingsFormat.availablePostingsFormats());
    }

    @Test
    void refusesSourcesThatLackTheirVectors() throws IOException {
        Set<String> refused = new TreeSet<>();
        inEveryShard("opensearch-2.19.6-knn", (shard, directory) -> {
            if (shard.index().endsWith("-derived")) {
                assertThatThrownBy(() -> ShardDocuments.open(directory, shard.index()))
                        .isInstanceOf(UnsupportedFormat.class)
                        .hasMessageContaining("vectors-derived segment")
                        .hasMessageContaining("lack the vectors v ");
                refused.add(shard.index());
            }
        });
        assertThat(refused).containsExactly("vectors-derived");
    }

    private interface Reading {
        void read(SnapshotShard shard, Directory directory) throws IOException;
    }

    private static void inEveryShard(String repository, Reading reading) throws IOException {
        try (ObjectStore store =
                ObjectStore.open(GOLDEN.resolve(repository).resolve("repo").toString())) {
            for (SnapshotIndex index :
                    SnapshotRepository.open(store).snapshot("snap-1").indices()) {
                for (SnapshotShard shard : index.shards()) {
                    try (Directory directory = shard.directory()) {
                        reading.read(shard, directory);
                    }
                }
            }
        }
    }

    private static Set<String> postings(Directory directory, Commit.SegmentEntry entry) throws IOException {
        Set<String> names = new TreeSet<>();
        for (FieldInfo field :
                SegmentFiles.open(directory, entry, new Damage("golden")).fields()) {
            String name = field.getAttribute("PerFieldPostingsFormat.format");
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }
}
