package org.osmigrate.lucene;

import java.util.Map;
import java.util.Optional;
import org.apache.lucene.backward_codecs.lucene50.Lucene50CompoundFormat;
import org.apache.lucene.backward_codecs.lucene50.Lucene50LiveDocsFormat;
import org.apache.lucene.backward_codecs.lucene50.Lucene50StoredFieldsFormat;
import org.apache.lucene.backward_codecs.lucene60.Lucene60FieldInfosFormat;
import org.apache.lucene.backward_codecs.lucene70.Lucene70SegmentInfoFormat;
import org.apache.lucene.backward_codecs.lucene80.Lucene80DocValuesFormat;
import org.apache.lucene.backward_codecs.lucene86.Lucene86SegmentInfoFormat;
import org.apache.lucene.backward_codecs.lucene87.Lucene87StoredFieldsFormat;
import org.apache.lucene.backward_codecs.lucene90.Lucene90FieldInfosFormat;
import org.apache.lucene.backward_codecs.lucene90.Lucene90SegmentInfoFormat;
import org.apache.lucene.codecs.CompoundFormat;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.FieldInfosFormat;
import org.apache.lucene.codecs.LiveDocsFormat;
import org.apache.lucene.codecs.SegmentInfoFormat;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.lucene90.Lucene90CompoundFormat;
import org.apache.lucene.codecs.lucene90.Lucene90DocValuesFormat;
import org.apache.lucene.codecs.lucene90.Lucene90LiveDocsFormat;
import org.apache.lucene.codecs.lucene90.Lucene90StoredFieldsFormat;
import org.apache.lucene.codecs.lucene94.Lucene94FieldInfosFormat;
import org.apache.lucene.codecs.lucene99.Lucene99SegmentInfoFormat;

/**
 * The formats of the files that documents need, by the name of the codec that wrote a segment. A new codec is a new row.
 * Postings, points, vectors and norms have no place here: they are never opened.
 */
record Formats(
        SegmentInfoFormat segmentInfo,
        FieldInfosFormat fieldInfos,
        CompoundFormat compound,
        LiveDocsFormat liveDocs,
        StoredFieldsFormat storedFields) {

    private static final Formats LUCENE_80 = lucene8(new Lucene70SegmentInfoFormat(), new Lucene50StoredFieldsFormat());
    private static final Formats LUCENE_86 = lucene8(new Lucene86SegmentInfoFormat(), new Lucene50StoredFieldsFormat());
    private static final Formats LUCENE_87 = lucene8(new Lucene86SegmentInfoFormat(), new Lucene87StoredFieldsFormat());
    private static final Formats LUCENE_90 = lucene9(new Lucene90SegmentInfoFormat(), new Lucene90FieldInfosFormat());
    private static final Formats LUCENE_94 = lucene9(new Lucene90SegmentInfoFormat(), new Lucene94FieldInfosFormat());
    private static final Formats LUCENE_99 = lucene9(new Lucene99SegmentInfoFormat(), new Lucene94FieldInfosFormat());

    private static final Map<String, Formats> BY_CODEC = Map.ofEntries(
            Map.entry("Lucene80", LUCENE_80),
            Map.entry("Lucene84", LUCENE_80),
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

    /** Doc values are chosen by field, by the name in the field's attributes. */
    private static final Map<String, DocValuesFormat> DOC_VALUES =
            Map.of("Lucene80", new Lucene80DocValuesFormat(), "Lucene90", new Lucene90DocValuesFormat());

    private static Formats lucene8(SegmentInfoFormat segmentInfo, StoredFieldsFormat storedFields) {
        return new Formats(
                segmentInfo,
                new Lucene60FieldInfosFormat(),
                new Lucene50CompoundFormat(),
                new Lucene50LiveDocsFormat(),
                storedFields);
    }

    private static Formats lucene9(SegmentInfoFormat segmentInfo, FieldInfosFormat fieldInfos) {
        return new Formats(
                segmentInfo,
                fieldInfos,
                new Lucene90CompoundFormat(),
                new Lucene90LiveDocsFormat(),
                new Lucene90StoredFieldsFormat());
    }

    /** The same but for the stored fields. */
    Formats with(StoredFieldsFormat other) {
        return new Formats(segmentInfo, fieldInfos, compound, liveDocs, other);
    }

    /** The formats of a codec; empty for a codec that is not in the table. */
    static Optional<Formats> of(String codec) {
        return Optional.ofNullable(BY_CODEC.get(codec));
    }

    /** A format of doc values; empty for one that is not in the table. */
    static Optional<DocValuesFormat> docValues(String name) {
        return Optional.ofNullable(DOC_VALUES.get(name));
    }
}
