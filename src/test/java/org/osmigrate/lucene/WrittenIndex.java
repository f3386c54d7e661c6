package org.osmigrate.lucene;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/**
 * An index that an old Lucene wrote (src/test/lucene), with the documents live in it.
 *
 * @param files the bytes of its files, by name
 * @param expected by id: type, routing, parent, version, sequence number, length and checksum of the source
 */
record WrittenIndex(String version, String variant, Map<String, byte[]> files, Map<String, String> expected) {

    private static final Path FOLDER = Path.of("src/test/resources/segments");

    /** Every index of every version. */
    static List<WrittenIndex> all() {
        try (var zips = Files.list(FOLDER)) {
            return zips.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .flatMap(zip -> read(zip).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<WrittenIndex> read(Path zip) {
        Map<String, Map<String, byte[]>> variants = new TreeMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                String[] path = entry.getName().split("/", 2);
                try (InputStream in = file.getInputStream(entry)) {
                    variants.computeIfAbsent(path[0], key -> new TreeMap<>()).put(path[1], in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = zip.getFileName().toString().replace(".zip", "");
        List<WrittenIndex> indices = new ArrayList<>();
        variants.forEach((variant, files) -> indices.add(of(version, variant, files)));
        return indices;
    }

    private static WrittenIndex of(String version, String variant, Map<String, byte[]> files) {
        Map<String, String> expected = new TreeMap<>();
        new String(files.remove("expected.tsv"), StandardCharsets.UTF_8)
                .lines()
                .forEach(line ->
                        expected.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1)));
        return new WrittenIndex(version, variant, files, expected);
    }

    /** From Lucene 4.8 on files end with checksums. */
    boolean hasChecksums() {
        return !Set.of("4.0.0", "4.1.0", "4.2.1", "4.5.1", "4.6.1").contains(version);
    }

    /** The same index with another file. */
    WrittenIndex with(String name, byte[] bytes) {
        Map<String, byte[]> changed = new TreeMap<>(files);
        changed.put(name, bytes);
        return new WrittenIndex(version, variant, changed, expected);
    }

    /** What the reader finds, in the form of what is expected. */
    Map<String, String> found(boolean versions) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Directory directory = directory()) {
            for (SegmentDocuments segment :
                    ShardDocuments.open(directory, this.toString()).segments()) {
                segment.verifyChecksums();
                DocumentConsumer consumer = document -> found.put(document.id(), columns(document)) == null;
                if (versions) {
                    segment.readWithVersions(0, segment.maxDoc(), consumer);
                } else {
                    segment.read(0, segment.maxDoc(), consumer);
                }
            }
        }
        return found;
    }

    /** What is expected of a reading without versions. */
    Map<String, String> withoutVersions() {
        Map<String, String> expectedHere = new TreeMap<>();
        expected.forEach((id, columns) -> {
            String[] parts = columns.split("\t", -1);
            parts[3] = "-1";
            parts[4] = "-1";
            expectedHere.put(id, String.join("\t", parts));
        });
        return expectedHere;
    }

    static String columns(SourceDocument document) {
        CRC32 crc = new CRC32();
        crc.update(document.source().duplicate());
        return String.join(
                "\t",
                document.type(),
                document.routing(),
                document.parent(),
                Long.toString(document.version()),
                Long.toString(document.seqNo()),
                Integer.toString(document.source().remaining()),
                Long.toString(crc.getValue()));
    }

    Directory directory() throws IOException {
        Directory directory = new ByteBuffersDirectory();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            try (IndexOutput out = directory.createOutput(file.getKey(), IOContext.DEFAULT)) {
                out.writeBytes(file.getValue(), file.getValue().length);
            }
        }
        return directory;
    }

    @Override
    public String toString() {
        return version + "/" + variant;
    }
}
