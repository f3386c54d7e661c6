package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.backward_codecs.lucene50.Lucene50CompoundFormat;
import org.apache.lucene.backward_codecs.lucene50.Lucene50LiveDocsFormat;
import org.apache.lucene.backward_codecs.lucene50.Lucene50StoredFieldsFormat;
import org.apache.lucene.backward_codecs.lucene60.Lucene60FieldInfosFormat;
import org.apache.lucene.backward_codecs.lucene90.Lucene90FieldInfosFormat;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.codecs.lucene90.Lucene90CompoundFormat;
import org.apache.lucene.codecs.lucene90.Lucene90LiveDocsFormat;
import org.apache.lucene.codecs.lucene94.Lucene94FieldInfosFormat;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.util.Bits;
import org.osmigrate.lucene.CheckedFiles.Footers;

/**
 * The formats of the files that documents need, by the name of the codec that wrote a segment. A new codec is a new row.
 * Postings, points, vectors and norms have no place here: they are never opened.
 */
record Formats(
        Footers footers,
        SegmentInfoFile segmentInfo,
        FieldInfosReading fieldInfos,
        CompoundReading compound,
        LiveDocsReading liveDocs,
        StoredFieldsReading storedFields) {

    /** Reads {@code .fnm}. */
    @FunctionalInterface
    interface FieldInfosReading {
        FieldInfos read(Directory directory, SegmentInfo segment, String suffix, IOContext context) throws IOException;
    }

    /** Opens a compound file. */
    @FunctionalInterface
    interface CompoundReading {
        Directory open(Directory directory, SegmentInfo segment) throws IOException;
    }

    /** Reads which documents are not deleted. */
    @FunctionalInterface
    interface LiveDocsReading {
        Bits read(Directory directory, SegmentCommitInfo commit, IOContext context) throws IOException;
    }

    /** Opens stored fields. */
    @FunctionalInterface
    interface StoredFieldsReading {
        StoredFieldsReader open(Directory directory, SegmentInfo segment, FieldInfos fields, IOContext context)
                throws IOException;
    }

    private static final FieldInfosReading FIELDS_60 = new Lucene60FieldInfosFormat()::read;
    private static final FieldInfosReading FIELDS_90 = new Lucene90FieldInfosFormat()::read;
    private static final FieldInfosReading FIELDS_94 = new Lucene94FieldInfosFormat()::read;
    private static final StoredFieldsReading STORED_50 = new Lucene50StoredFieldsFormat()::fieldsReader;
    private static final StoredFieldsReading STORED_87 = StoredFieldsFormats::lucene87;

    private static final Formats LUCENE_40 =
            lucene4(SegmentInfoFile.LUCENE_40, OldFieldInfos.LUCENE_40, PlainStoredFields::open);
    private static final Formats LUCENE_41 =
            lucene4(SegmentInfoFile.LUCENE_40, OldFieldInfos.LUCENE_40, ChunkedStoredFields::open);
    private static final Formats LUCENE_42 =
            lucene4(SegmentInfoFile.LUCENE_40, OldFieldInfos.LUCENE_42, ChunkedStoredFields::open);
    private static final Formats LUCENE_46 =
            lucene4(SegmentInfoFile.LUCENE_46, OldFieldInfos.LUCENE_46, ChunkedStoredFields::open);
    private static final Formats LUCENE_50 =
            lucene5(SegmentInfoFile.LUCENE_50, OldFieldInfos.LUCENE_50::read, STORED_50);
    private static final Formats LUCENE_60 = lucene5(SegmentInfoFile.LUCENE_50, FIELDS_60, STORED_50);
    private static final Formats LUCENE_62 = lucene5(SegmentInfoFile.LUCENE_62, FIELDS_60, STORED_50);
    private static final Formats LUCENE_70 = lucene5(SegmentInfoFile.LUCENE_70, FIELDS_60, STORED_50);
    private static final Formats LUCENE_86 = lucene5(SegmentInfoFile.LUCENE_86, FIELDS_60, STORED_50);
    private static final Formats LUCENE_87 = lucene5(SegmentInfoFile.LUCENE_86, FIELDS_60, STORED_87);
    private static final Formats LUCENE_90 = lucene9(SegmentInfoFile.LUCENE_90, FIELDS_90);
    private static final Formats LUCENE_94 = lucene9(SegmentInfoFile.LUCENE_90, FIELDS_94);
    private static final Formats LUCENE_99 = lucene9(SegmentInfoFile.LUCENE_99, FIELDS_94);

    private static final Map<String, Formats> BY_CODEC = Map.ofEntries(
            Map.entry("Lucene40", LUCENE_40),
            Map.entry("Lucene41", LUCENE_41),
            Map.entry("Lucene42", LUCENE_42),
            Map.entry("Lucene45", LUCENE_42),
            Map.entry("Lucene46", LUCENE_46),
            Map.entry("Lucene49", LUCENE_46),
            Map.entry("Lucene410", LUCENE_46),
            Map.entry("Lucene50", LUCENE_50),
            Map.entry("Lucene53", LUCENE_50),
            Map.entry("Lucene54", LUCENE_50),
            Map.entry("Lucene60", LUCENE_60),
            Map.entry("Lucene62", LUCENE_62),
            Map.entry("Lucene70", LUCENE_70),
            Map.entry("Lucene80", LUCENE_70),
            Map.entry("Lucene84", LUCENE_70),
            Map.entry("Lucene86", LUCENE_86),
            Map.entry("Lucene87", LUCENE_87),
            Map.entry("Lucene90", LUCENE_90),
            Map.entry("Lucene91", LUCENE_90),
            Map.entry("Lucene92", LUCENE_90),
            Map.entry("Lucene94", LUCENE_94),
            Map.entry("Lucene95", LUCENE_94),
            Map.entry("Lucene99", LUCENE_99),
            Map.entry("Lucene912", LUCENE_99),
            Map.entry("Lucene100", LUCENE_99),
            Map.entry("Lucene101", LUCENE_99),
            Map.entry("Lucene103", LUCENE_99),
            Map.entry("Lucene104", LUCENE_99));

    private static Formats lucene4(
            SegmentInfoFile segmentInfo, OldFieldInfos fieldInfos, StoredFieldsReading storedFields) {
        return new Formats(
                Footers.WHERE_THERE,
                segmentInfo,
                fieldInfos::read,
                OldCompoundFiles::open,
                BitVectorDeletes::read,
                storedFields);
    }

    private static Formats lucene5(
            SegmentInfoFile segmentInfo, FieldInfosReading fieldInfos, StoredFieldsReading storedFields) {
        return new Formats(
                Footers.ALWAYS,
                segmentInfo,
                fieldInfos,
                new Lucene50CompoundFormat()::getCompoundReader,
                new Lucene50LiveDocsFormat()::readLiveDocs,
                storedFields);
    }

    private static Formats lucene9(SegmentInfoFile segmentInfo, FieldInfosReading fieldInfos) {
        return new Formats(
                Footers.ALWAYS,
                segmentInfo,
                fieldInfos,
                new Lucene90CompoundFormat()::getCompoundReader,
                new Lucene90LiveDocsFormat()::readLiveDocs,
                StoredFieldsFormats::lucene90);
    }

    /** The same but for the stored fields. */
    Formats with(StoredFieldsReading other) {
        return new Formats(footers, segmentInfo, fieldInfos, compound, liveDocs, other);
    }

    /** The formats of a codec; empty for a codec that is not in the table. */
    static Optional<Formats> of(String codec) {
        return Optional.ofNullable(BY_CODEC.get(codec));
    }
}
