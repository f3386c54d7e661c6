package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.osmigrate.lucene.Commit.SegmentEntry;

/** A segment read through the formats of its codec. */
final class StoredSegment implements SegmentDocuments {

    private static final IOContext CONTEXT = IOContext.DEFAULT;

    private final Formats formats;
    private final SegmentCommitInfo commit;
    private final Directory files;
    private final FieldInfos fields;
    private final LiveDocs liveDocs;
    private final ValueFields wanted;
    private final ValueColumns columns;
    private final String codec;
    private final Damage damage;

    private StoredSegment(
            Formats formats,
            SegmentCommitInfo commit,
            Directory files,
            FieldInfos fields,
            LiveDocs liveDocs,
            ValueFields wanted,
            ValueColumns columns,
            String codec,
            Damage damage) {
        this.formats = formats;
        this.commit = commit;
        this.files = files;
        this.fields = fields;
        this.liveDocs = liveDocs;
        this.wanted = wanted;
        this.columns = columns;
        this.codec = codec;
        this.damage = damage;
    }

    static StoredSegment open(Directory directory, SegmentEntry entry, ValueFields wanted, Damage damage)
            throws IOException {
        Formats formats = VendorFormats.of(entry.codec())
                .orElseThrow(() -> damage.unsupported("codec " + entry.codec() + " is not known"));
        SegmentInfo info = formats.segmentInfo().read(directory, entry.name(), entry.id(), CONTEXT);
        SegmentCommitInfo commit = new SegmentCommitInfo(
                info,
                entry.deletedDocs(),
                entry.softDeletedDocs(),
                entry.deletionGeneration(),
                entry.fieldInfosGeneration(),
                entry.docValuesGeneration(),
                null);
        Directory files = info.getUseCompoundFile() ? formats.compound().getCompoundReader(directory, info) : directory;
        FieldInfos fields = fields(formats, commit, directory, files);
        VendorFormats.refuseDerivedSources(info, fields, damage);
        LiveDocs liveDocs = LiveDocs.read(formats, commit, directory, files, fields, damage);
        ValueColumns columns = ValueColumns.of(wanted, commit, directory, files, fields, damage);
        return new StoredSegment(formats, commit, files, fields, liveDocs, wanted, columns, entry.codec(), damage);
    }

    /** After an update of doc values the field infos stand in a generation of their own, never in the compound file. */
    private static FieldInfos fields(Formats formats, SegmentCommitInfo commit, Directory directory, Directory files)
            throws IOException {
        long generation = commit.getFieldInfosGen();
        return generation == -1
                ? formats.fieldInfos().read(files, commit.info, "", CONTEXT)
                : formats.fieldInfos()
                        .read(directory, commit.info, Long.toString(generation, Character.MAX_RADIX), CONTEXT);
    }

    @Override
    public String name() {
        return commit.info.name;
    }

    @Override
    public String codec() {
        return codec;
    }

    @Override
    public int maxDoc() {
        return commit.info.maxDoc();
    }

    @Override
    public int liveDocs() {
        return liveDocs.count();
    }

    @Override
    public long bytes() {
        return damage.guard(() -> {
            long bytes = 0;
            for (String file : (Iterable<String>) filesToRead()::iterator) {
                bytes += files.fileLength(file);
            }
            return bytes;
        });
    }

    private Stream<String> filesToRead() throws IOException {
        return Arrays.stream(files.listAll())
                .filter(file -> IndexFileNames.parseSegmentName(file).equals(name()))
                .filter(file -> file.endsWith(".fdt")
                        || file.endsWith(".fdx")
                        || file.endsWith(".fdm")
                        || (!wanted.isEmpty() && (file.endsWith(".dvd") || file.endsWith(".dvm"))));
    }

    @Override
    public void verifyChecksums() {
        damage.guard(() -> {
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
        DocumentVisitor visitor = new DocumentVisitor(wanted);
        StoredFieldsReader reader = damage.guard(() -> reader().getMergeInstance());
        try (ValueColumns.Open values = damage.guard(columns::open)) {
            for (int doc = from; doc < to; doc++) {
                if (liveDocs.isLive(doc)
                        && visitor.read(reader, doc, damage)
                        && !consumer.accept(visitor.document(doc, values(values, doc), damage))) {
                    return;
                }
            }
        } catch (IOException e) {
            throw damage.corrupt("its doc values cannot be closed: " + e);
        } finally {
            close(reader);
        }
    }

    private Map<String, List<FieldValue>> values(ValueColumns.Open values, int doc) {
        return damage.guard(() -> values.of(doc));
    }

    private StoredFieldsReader reader() throws IOException {
        return formats.storedFields().fieldsReader(files, commit.info, fields, CONTEXT);
    }

    private void close(StoredFieldsReader reader) {
        damage.guard(() -> {
            reader.close();
            return true;
        });
    }
}
