package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.osmigrate.lucene.Commit.SegmentEntry;

/** A segment read through the formats of its codec. */
final class StoredSegment implements SegmentDocuments {

    private final SegmentFiles files;
    private final LiveDocs liveDocs;
    private final ValueFields wanted;
    private final ValueColumns columns;
    private final String codec;
    private boolean versionsVerified;

    private StoredSegment(
            SegmentFiles files, LiveDocs liveDocs, ValueFields wanted, ValueColumns columns, String codec) {
        this.files = files;
        this.liveDocs = liveDocs;
        this.wanted = wanted;
        this.columns = columns;
        this.codec = codec;
    }

    static StoredSegment open(Directory directory, SegmentEntry entry, ValueFields wanted, Damage damage)
            throws IOException {
        SegmentFiles files = SegmentFiles.open(directory, entry, damage);
        return new StoredSegment(files, LiveDocs.read(files), wanted, ValueColumns.of(wanted, files), entry.codec());
    }

    @Override
    public String name() {
        return files.info().name;
    }

    @Override
    public String codec() {
        return codec;
    }

    @Override
    public int maxDoc() {
        return files.info().maxDoc();
    }

    @Override
    public int liveDocs() {
        return liveDocs.count();
    }

    @Override
    public long bytes() {
        return files.damage().guard(() -> {
            long bytes = 0;
            for (String file : (Iterable<String>) filesToRead()::iterator) {
                bytes += files.inner().fileLength(file);
            }
            return bytes;
        });
    }

    private Stream<String> filesToRead() throws IOException {
        return Arrays.stream(files.inner().listAll())
                .filter(file -> IndexFileNames.parseSegmentName(file).equals(name()))
                .filter(file -> file.endsWith(".fdt")
                        || file.endsWith(".fdx")
                        || file.endsWith(".fdm")
                        || (!wanted.isEmpty() && (file.endsWith(".dvd") || file.endsWith(".dvm"))));
    }

    @Override
    public void verifyChecksums() {
        files.damage().guard(() -> {
            try (StoredFieldsReader reader = reader()) {
                reader.checkIntegrity();
            }
            liveDocs.verifyChecksums();
            columns.verifyChecksums();
            return true;
        });
    }

    @Override
    public void read(int from, int to, DocumentConsumer consumer) {
        read(from, to, Versions.none(), consumer);
    }

    @Override
    public void readWithVersions(int from, int to, DocumentConsumer consumer) {
        read(from, to, files.damage().guard(this::versions), consumer);
    }

    private Versions versions() throws IOException {
        if (!versionsVerified) {
            Versions.verifyChecksums(files);
            versionsVerified = true;
        }
        return Versions.open(files);
    }

    private void read(int from, int to, Versions versions, DocumentConsumer consumer) {
        DocumentVisitor visitor = new DocumentVisitor(versions, wanted, files.damage());
        StoredFieldsReader reader = files.damage().guard(() -> reader().getMergeInstance());
        try (ValueColumns.Open values = files.damage().guard(columns::open)) {
            for (int doc = from; doc < to; doc++) {
                if (liveDocs.isLive(doc)
                        && visitor.read(reader, doc)
                        && !consumer.accept(visitor.document(doc, values(values, doc)))) {
                    return;
                }
            }
        } catch (IOException e) {
            throw files.damage().corrupt("its doc values cannot be closed: " + e);
        } finally {
            close(reader, versions);
        }
    }

    private Map<String, List<FieldValue>> values(ValueColumns.Open values, int doc) {
        return files.damage().guard(() -> values.of(doc));
    }

    private StoredFieldsReader reader() throws IOException {
        return files.formats().storedFields().open(files.inner(), files.info(), files.fields(), IOContext.DEFAULT);
    }

    private void close(StoredFieldsReader reader, Versions versions) {
        files.damage().guard(() -> {
            reader.close();
            versions.close();
            return true;
        });
    }
}
