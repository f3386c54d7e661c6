package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.Version;
import org.osmigrate.lucene.Commit.SegmentEntry;
import org.osmigrate.lucene.OldFile.Header;

/**
 * The layouts of {@code .si}, from Lucene 4.0 on. Lucene's own classes for 8.6 and later ask a service loader for the fields a
 * segment is sorted by; the order of documents is all that matters here, so the sort is left unread.
 */
@SuppressWarnings("ImmutableEnumChecker") // a header is a record of values
enum SegmentInfoFile {
    LUCENE_40(Header.withoutFooter("Lucene40SegmentInfo", 0)),
    LUCENE_46(new Header("Lucene46SegmentInfo", 1, 1)),
    LUCENE_50(new Header("Lucene50SegmentInfo", 1, 0)),
    LUCENE_62(new Header("Lucene62SegmentInfo", 1, 0)),
    LUCENE_70(new Header("Lucene70SegmentInfo", 0, 0)),
    LUCENE_86(new Header("Lucene86SegmentInfo", 0, 0)),
    LUCENE_90(new Header("Lucene90SegmentInfo", 0, 0)),
    LUCENE_99(new Header("Lucene90SegmentInfo", 0, 0));

    private static final Version LUCENE_4 = Version.fromBits(4, 0, 0);

    private final Header header;

    SegmentInfoFile(Header header) {
        this.header = header;
    }

    /** What the file says of a segment; its attributes choose the mode of its stored fields. */
    SegmentInfo read(Directory directory, SegmentEntry entry) throws IOException {
        String name = IndexFileNames.segmentFileName(entry.name(), "", "si");
        if (compareTo(LUCENE_90) >= 0) {
            return readLittleEndian(directory, name, entry);
        }
        if (compareTo(LUCENE_50) >= 0) {
            try (OldFile file = OldFile.open(directory, name, header, entry.id(), "")) {
                return readBigEndian(directory, file, entry);
            }
        }
        try (OldFile file = OldFile.open(directory, name, header)) {
            return readLucene4(directory, file, entry);
        }
    }

    private SegmentInfo readLucene4(Directory directory, OldFile file, SegmentEntry entry) throws IOException {
        file.string(); // the version, as text
        int maxDoc = maxDoc(file.in().readInt(), file.in());
        boolean compound = compound(file.in());
        file.fixedMap(); // diagnostics
        if (this == LUCENE_40) {
            file.fixedMap();
        }
        file.skipFixedSet();
        file.end();
        return info(directory, entry, LUCENE_4, maxDoc, compound, Map.of());
    }

    private SegmentInfo readBigEndian(Directory directory, OldFile file, SegmentEntry entry) throws IOException {
        IndexInput in = file.in();
        Version version = version(in);
        skipOldestVersion(in);
        int maxDoc = maxDoc(in.readInt(), in);
        boolean compound = compound(in);
        if (this == LUCENE_50 && file.version() == 0) {
            file.fixedMap();
            file.skipFixedSet();
            return info(directory, entry, version, maxDoc, compound, file.fixedMap());
        }
        file.variableMap();
        file.skipVariableSet();
        return info(directory, entry, version, maxDoc, compound, file.variableMap());
    }

    private SegmentInfo readLittleEndian(Directory directory, String name, SegmentEntry entry) throws IOException {
        try (IndexInput in = directory.openInput(name, IOContext.DEFAULT)) {
            CodecUtil.checkIndexHeader(in, header.codec(), 0, header.newest(), entry.id(), "");
            Version version = version(in);
            skipOldestVersion(in);
            int maxDoc = maxDoc(in.readInt(), in);
            boolean compound = compound(in);
            if (this == LUCENE_99) {
                in.readByte(); // whether documents were added in blocks
            }
            in.readMapOfStrings();
            in.readSetOfStrings();
            return info(directory, entry, version, maxDoc, compound, in.readMapOfStrings());
        }
    }

    private static Version version(DataInput in) throws IOException {
        return Version.fromBits(in.readInt(), in.readInt(), in.readInt());
    }

    /** The oldest version that contributed documents. */
    private void skipOldestVersion(DataInput in) throws IOException {
        if (compareTo(LUCENE_70) >= 0 && in.readByte() == 1) {
            version(in);
        }
    }

    private static int maxDoc(int maxDoc, DataInput in) throws IOException {
        if (maxDoc < 0 || maxDoc > IndexWriter.MAX_DOCS) {
            throw new CorruptIndexException("counts " + maxDoc + " documents", in);
        }
        return maxDoc;
    }

    private static boolean compound(DataInput in) throws IOException {
        return in.readByte() == SegmentInfo.YES;
    }

    private static SegmentInfo info(
            Directory directory,
            SegmentEntry entry,
            Version version,
            int maxDoc,
            boolean compound,
            Map<String, String> attributes) {
        byte[] id = entry.id().length == 0 ? new byte[StringHelper.ID_LENGTH] : entry.id();
        return new SegmentInfo(
                directory, version, null, entry.name(), maxDoc, compound, false, null, Map.of(), id, attributes, null);
    }
}
