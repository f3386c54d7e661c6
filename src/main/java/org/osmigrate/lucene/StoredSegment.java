package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.util.StringHelper;
import org.osmigrate.lucene.Commit.SegmentEntry;

/** A segment read through the formats of its codec. */
final class StoredSegment implements SegmentDocuments {

    private static final String NO_ID = "00".repeat(StringHelper.ID_LENGTH);

    private final SegmentFiles files;
    private final LiveDocs liveDocs;
    private final ValueFields wanted;
    private final ValueColumns columns;
    private final String codec;
    private final IntPredicate among;
    private final AtomicBoolean versionsVerified;

    private StoredSegment(
            SegmentFiles files,
            LiveDocs liveDocs,
            ValueFields wanted,
            ValueColumns columns,
            String codec,
            IntPredicate among,
            AtomicBoolean versionsVerified) {
        this.files = files;
        this.liveDocs = liveDocs;
        this.wanted = wanted;
        this.columns = columns;
        this.codec = codec;
        this.among = among;
        this.versionsVerified = versionsVerified;
    }

    /** No document is left out. */
    private record Every() implements IntPredicate {
        @Override
        public boolean test(int doc) {
            return true;
        }
    }

    static StoredSegment open(Directory directory, SegmentEntry entry, ValueFields wanted, Damage damage)
            throws IOException {
        SegmentFiles files = SegmentFiles.open(directory, entry, damage);
        return new StoredSegment(
                files,
                LiveDocs.read(files),
                wanted,
                ValueColumns.of(wanted, files),
                entry.codec(),
                new Every(),
                new AtomicBoolean());
    }

    @Override
    public SegmentDocuments only(IntPredicate documents) {
        return new StoredSegment(files, liveDocs, wanted, columns, codec, among.and(documents), versionsVerified);
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
        return among instanceof Every
                ? liveDocs.count()
                : Math.toIntExact(
                        IntStream.range(0, maxDoc()).filter(this::isLive).count());
    }

    @Override
    public boolean isLive(int doc) {
        return liveDocs.isLive(doc) && among.test(doc);
    }

    @Override
    public String id() {
        String id = HexFormat.of().formatHex(files.info().getId());
        return id.equals(NO_ID) ? "" : id;
    }

    @Override
    public boolean hasField(String field) {
        return files.fields().fieldInfo(field) != null;
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

    @Override
    public void readOperations(int from, int to, OperationConsumer consumer) {
        files.damage().guard(() -> {
            try (Versions versions = versions()) {
                for (int doc = from; doc < to; doc++) {
                    if (isLive(doc)) {
                        operation(versions, doc, consumer);
                    }
                }
            }
            return true;
        });
    }

    /** A nested child has no primary term of its own in most versions: then its root's operation stands for it. */
    private static void operation(Versions versions, int doc, OperationConsumer consumer) throws IOException {
        long seqNo = versions.seqNo(doc);
        long primaryTerm = versions.primaryTerm(doc);
        if (seqNo >= 0 && primaryTerm > 0) {
            consumer.accept(doc, seqNo, primaryTerm);
        }
    }

    private Versions versions() throws IOException {
        if (!versionsVerified.get()) {
            Versions.verifyChecksums(files);
            versionsVerified.set(true);
        }
        return Versions.open(files);
    }

    private void read(int from, int to, Versions versions, DocumentConsumer consumer) {
        DocumentVisitor visitor = new DocumentVisitor(versions, wanted, files.damage(), consumer::beforeLong);
        StoredFieldsReader reader = files.damage().guard(() -> reader().getMergeInstance());
        try (ValueColumns.Open values = files.damage().guard(columns::open)) {
            for (int doc = from; doc < to; doc++) {
                if (isLive(doc)
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
