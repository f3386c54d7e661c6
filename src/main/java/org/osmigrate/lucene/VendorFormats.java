package org.osmigrate.lucene;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.SegmentInfo;

/**
 * Codecs that Elasticsearch and OpenSearch put around one of Lucene's: the name of the codec they wrap. Such a codec
 * differs in postings, vectors and points, which are never opened, and in the compression of stored fields, which the
 * attributes of the segment tell.
 */
final class VendorFormats {

    private static final Map<String, String> WRAPPED = Map.ofEntries(
            Map.entry("Elasticsearch814", "Lucene99"),
            Map.entry("Elasticsearch816", "Lucene912"),
            Map.entry("Elasticsearch900", "Lucene100"),
            Map.entry("Elasticsearch900Lucene101", "Lucene101"),
            Map.entry("Elasticsearch92Lucene103", "Lucene103"),
            Map.entry("Elasticsearch93Lucene104", "Lucene104"),
            Map.entry("Lucene95CustomCodec", "Lucene95"),
            Map.entry("ZSTD", "Lucene95"),
            Map.entry("ZSTDNODICT", "Lucene95"),
            Map.entry("ZSTD99", "Lucene99"),
            Map.entry("ZSTDNODICT99", "Lucene99"),
            Map.entry("ZSTD912", "Lucene912"),
            Map.entry("ZSTDNODICT912", "Lucene912"),
            Map.entry("ZSTD101", "Lucene101"),
            Map.entry("ZSTDNODICT101", "Lucene101"),
            Map.entry("ZSTD103", "Lucene103"),
            Map.entry("ZSTDNODICT103", "Lucene103"),
            Map.entry("ZSTD104", "Lucene104"),
            Map.entry("ZSTDNODICT104", "Lucene104"),
            Map.entry("KNN80Codec", "Lucene80"),
            Map.entry("KNN84Codec", "Lucene84"),
            Map.entry("KNN86Codec", "Lucene86"),
            Map.entry("KNN87Codec", "Lucene87"),
            Map.entry("KNN910Codec", "Lucene91"),
            Map.entry("KNN920Codec", "Lucene92"),
            Map.entry("KNN940Codec", "Lucene94"),
            Map.entry("KNN950Codec", "Lucene95"),
            Map.entry("KNN990Codec", "Lucene99"),
            Map.entry("KNN9120Codec", "Lucene912"),
            Map.entry("KNN10010Codec", "Lucene101"),
            Map.entry("KNN1030Codec", "Lucene103"),
            Map.entry("KNN1040Codec", "Lucene104"));

    private static final Map<String, Formats> BY_CODEC = byCodec();

    /** Of a field whose values were taken out of the sources. */
    private static final String DERIVED_FIELD = "knn-derived-source-enabled";

    /** Of a segment: the names of such fields. */
    private static final String DERIVED_FIELDS = "derived_vector_fields";

    private VendorFormats() {}

    private static Map<String, Formats> byCodec() {
        Map<String, Formats> formats = new HashMap<>();
        WRAPPED.forEach((codec, wrapped) -> {
            Formats of = Formats.of(wrapped).orElseThrow();
            formats.put(codec, of.with(new AttributedStoredFields(of.storedFields())));
        });
        return Map.copyOf(formats);
    }

    /** The formats of a codec; empty for one that is neither Lucene's own nor known to wrap one. */
    static Optional<Formats> of(String codec) {
        return Formats.of(codec).or(() -> Optional.ofNullable(BY_CODEC.get(codec)));
    }

    /** The k-NN plugin can take vectors out of the sources it stores; such a source is not what was indexed. */
    static void refuseDerivedSources(SegmentInfo info, FieldInfos fields, Damage damage) {
        for (FieldInfo field : fields) {
            if ("true".equals(field.getAttribute(DERIVED_FIELD))) {
                throw derived(field.name, damage);
            }
        }
        info.getAttributes().forEach((name, value) -> {
            if (name.endsWith(DERIVED_FIELDS) && !value.isEmpty()) {
                throw derived(value, damage);
            }
        });
    }

    private static RuntimeException derived(String vectors, Damage damage) {
        return damage.unsupported(
                "its sources lack the vectors " + vectors + " (index.knn.derived_source.enabled), which are not read");
    }
}
