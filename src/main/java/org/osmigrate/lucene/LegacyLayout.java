package org.osmigrate.lucene;

import org.osmigrate.lucene.OldFile.Header;

/** The layouts of doc values of Lucene 4.5 to 6.6. */
@SuppressWarnings("ImmutableEnumChecker") // a header is a record of values
enum LegacyLayout {
    LUCENE_45(new Header("Lucene45ValuesMetadata", 2, 2), new Header("Lucene45DocValuesData", 2, 2)),
    LUCENE_49(new Header("Lucene49ValuesMetadata", 0, 0), new Header("Lucene49DocValuesData", 0, 0)),
    LUCENE_410(new Header("Lucene410ValuesMetadata", 0, 0), new Header("Lucene410DocValuesData", 0, 0)),
    LUCENE_50(new Header("Lucene50DocValuesMetadata", 1, 0), new Header("Lucene50DocValuesData", 1, 0)),
    LUCENE_54(new Header("Lucene54DocValuesMetadata", 0, 0), new Header("Lucene54DocValuesData", 0, 0));

    private final Header meta;
    private final Header data;

    LegacyLayout(Header meta, Header data) {
        this.meta = meta;
        this.data = data;
    }

    Header meta() {
        return meta;
    }

    Header data() {
        return data;
    }

    boolean since(LegacyLayout other) {
        return compareTo(other) >= 0;
    }

    /** From Lucene 5.0 on files repeat the id of their segment. */
    boolean hasIds() {
        return since(LUCENE_50);
    }
}
