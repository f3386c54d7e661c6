package org.osmigrate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.codecs.lucene90.Lucene90CompoundFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.remote.FolderServer;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.storage.StorageSettings;

/** A shard behind a web server: planned, verified and read at the price of being read once. */
class RemoteShardTest {

    private static final int DOCUMENTS = 12_000;
    private static final int SEGMENTS = 3;
    private static final long PART = 5L << 20;
    private static final Set<String> NEEDED = Set.of("si", "fnm", "fdt", "fdx", "fdm", "cfe");

    @TempDir
    private static Path data;

    @TempDir
    private Path spool;

    @BeforeAll
    static void write() throws IOException {
        write(data.resolve("plain"), false);
        write(data.resolve("compound"), true);
    }

    private static void write(Path folder, boolean compound) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig()
                .setUseCompoundFile(compound)
                .setMergePolicy(NoMergePolicy.INSTANCE)
                .setRAMBufferSizeMB(512);
        Random random = new Random(42);
        try (Directory directory = new NIOFSDirectory(folder);
                IndexWriter writer = new IndexWriter(directory, config)) {
            for (int i = 0; i < DOCUMENTS; i++) {
                writer.addDocument(document(i, random));
                if (i % (DOCUMENTS / SEGMENTS) == DOCUMENTS / SEGMENTS - 1) {
                    writer.commit();
                }
            }
        }
    }

    private static Document document(int number, Random random) {
        byte[] noise = new byte[1000];
        random.nextBytes(noise);
        String text = HexFormat.of().formatHex(noise);
        Document document = new Document();
        byte[] id = ("\0doc-" + number).getBytes(StandardCharsets.US_ASCII);
        id[0] = (byte) 0xff;
        document.add(new StoredField("_id", id));
        document.add(new StoredField("_source", ("{\"t\":\"" + text + "\"}").getBytes(StandardCharsets.US_ASCII)));
        document.add(new StringField("t", text, Field.Store.NO));
        return document;
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "compound"})
    void isFetchedOnceInFewRequests(String kind) throws IOException {
        Path folder = data.resolve(kind);
        long needed = needed(folder);
        try (FolderServer server = new FolderServer(split(folder));
                ObjectStore store = ObjectStore.open(server.url().toString(), settings(64L << 20))) {
            assertThat(read(store, folder)).isEqualTo(DOCUMENTS);

            assertThat(needed).isGreaterThan(10L << 20);
            assertThat(server.bytes()).isLessThanOrEqualTo(needed * 105 / 100);
            assertThat(server.requests()).hasSizeLessThan(100);
        }
    }

    @Test
    void isReadFaithfullyWithHardlyAnySpool() throws IOException {
        Path folder = data.resolve("plain");
        try (FolderServer server = new FolderServer(split(folder));
                ObjectStore store = ObjectStore.open(server.url().toString(), settings(1L << 20))) {
            assertThat(read(store, folder)).isEqualTo(DOCUMENTS);
            assertThat(server.bytes()).isLessThanOrEqualTo(needed(folder) * 210 / 100);
        }
    }

    @Test
    void aFlippedBitIsFoundBeforeAnythingIsRead() throws IOException {
        Path folder = data.resolve("plain");
        Path blobs = split(folder);
        Path damaged;
        try (Stream<Path> files = Files.list(blobs)) {
            damaged = files.filter(file -> file.toString().contains(".fdt"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length - 1000] ^= 1;
        Files.write(damaged, bytes);
        try (FolderServer server = new FolderServer(blobs);
                ObjectStore store = ObjectStore.open(server.url().toString(), settings(64L << 20))) {
            assertThatThrownBy(() -> read(store, folder)).isInstanceOf(CorruptSnapshot.class);
        }
    }

    private StorageSettings settings(long bytes) {
        return StorageSettings.DEFAULT.with(new StorageSettings.Spool(spool, bytes));
    }

    /** As a backfill does: opened once to plan, once to read; each segment verified before it is read. */
    private static int read(ObjectStore store, Path folder) throws IOException {
        try (Directory planned = new BlobDirectory(store, "shard", files(folder))) {
            ShardDocuments.open(planned, "shard").segments().forEach(SegmentDocuments::bytes);
        }
        int[] read = {0};
        try (Directory directory = new BlobDirectory(store, "shard", files(folder))) {
            for (SegmentDocuments segment :
                    ShardDocuments.open(directory, "shard").segments()) {
                segment.verifyChecksums();
                int middle = segment.maxDoc() / 3;
                segment.read(0, middle, _ -> read[0]++ >= 0);
                segment.read(middle, segment.maxDoc(), _ -> read[0]++ >= 0);
            }
        }
        return read[0];
    }

    private static List<ShardFile> files(Path folder) throws IOException {
        List<ShardFile> shardFiles = new ArrayList<>();
        for (String name : names(folder)) {
            long length = Files.size(folder.resolve(name));
            List<String> keys = length <= PART
                    ? List.of(name)
                    : IntStream.range(0, (int) ((length + PART - 1) / PART))
                            .mapToObj(part -> name + ".part" + part)
                            .toList();
            shardFiles.add(new ShardFile.InBlobs(name, length, PART, keys));
        }
        return shardFiles;
    }

    /** The files as blobs: in parts where they are long. */
    private Path split(Path folder) throws IOException {
        Path blobs = Files.createTempDirectory(spool, "blobs");
        for (ShardFile file : files(folder)) {
            byte[] bytes = Files.readAllBytes(folder.resolve(file.name()));
            List<String> keys = ((ShardFile.InBlobs) file).keys();
            for (int part = 0; part < keys.size(); part++) {
                int from = (int) (part * PART);
                Files.write(blobs.resolve(keys.get(part)), Arrays.copyOfRange(bytes, from, (int)
                        Math.min(from + PART, bytes.length)));
            }
        }
        return blobs;
    }

    /** The bytes of the files that documents need; of a compound file, of its members. */
    private static long needed(Path folder) throws IOException {
        long needed = 0;
        for (String name : names(folder)) {
            if (name.startsWith("segments_") || NEEDED.contains(name.substring(name.indexOf('.') + 1))) {
                needed += Files.size(folder.resolve(name));
            }
        }
        try (Directory directory = new NIOFSDirectory(folder)) {
            for (var commit : SegmentInfos.readLatestCommit(directory)) {
                needed += commit.info.getUseCompoundFile() ? members(directory, commit.info) : 0;
            }
        }
        return needed;
    }

    private static long members(Directory directory, org.apache.lucene.index.SegmentInfo segment) throws IOException {
        long bytes = 0;
        try (Directory members = new Lucene90CompoundFormat().getCompoundReader(directory, segment)) {
            for (String name : members.listAll()) {
                bytes += NEEDED.contains(name.substring(name.indexOf('.') + 1)) ? members.fileLength(name) : 0;
            }
        }
        return bytes;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("write.lock"))
                    .sorted()
                    .toList();
        }
    }
}
