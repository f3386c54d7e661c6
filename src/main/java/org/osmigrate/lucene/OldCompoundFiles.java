package org.osmigrate.lucene;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.codecs.CompoundDirectory;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.osmigrate.lucene.OldFile.Header;

/** A compound file of Lucene 4: {@code .cfs}, and {@code .cfe} that says where in it the files lie. */
final class OldCompoundFiles extends CompoundDirectory {

    private static final Header ENTRIES = new Header("CompoundFileWriterEntries", 1, 1);
    private static final String DATA = "CompoundFileWriterData";

    private final String segment;
    private final IndexInput data;
    private final Map<String, Entry> entries;

    private record Entry(long offset, long length) {}

    private OldCompoundFiles(String segment, IndexInput data, Map<String, Entry> entries) {
        this.segment = segment;
        this.data = data;
        this.entries = entries;
    }

    static CompoundDirectory open(Directory directory, SegmentInfo segment) throws IOException {
        IndexInput data =
                directory.openInput(IndexFileNames.segmentFileName(segment.name, "", "cfs"), IOContext.DEFAULT);
        CodecUtil.checkHeader(data, DATA, 0, 1);
        return new OldCompoundFiles(segment.name, data, entries(directory, segment, data.length()));
    }

    private static Map<String, Entry> entries(Directory directory, SegmentInfo segment, long length)
            throws IOException {
        String name = IndexFileNames.segmentFileName(segment.name, "", "cfe");
        try (OldFile file = OldFile.open(directory, name, ENTRIES)) {
            Map<String, Entry> entries = new HashMap<>();
            for (int i = file.count(file.in().readVInt(), 17); i > 0; i--) {
                String key = file.string();
                Entry entry = new Entry(file.in().readLong(), file.in().readLong());
                if (entry.offset < 0 || entry.length < 0 || entry.offset > length - entry.length) {
                    throw new CorruptIndexException("file " + key + " lies outside of .cfs", file.in());
                }
                entries.put(key, entry);
            }
            file.end();
            return entries;
        }
    }

    @Override
    public String[] listAll() {
        return entries.keySet().stream().map(key -> segment + key).sorted().toArray(String[]::new);
    }

    @Override
    public long fileLength(String name) throws IOException {
        return entry(name).length();
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        Entry entry = entry(name);
        return data.slice(name, entry.offset(), entry.length());
    }

    private Entry entry(String name) throws IOException {
        Entry entry = entries.get(IndexFileNames.stripSegmentName(name));
        if (entry == null) {
            throw new FileNotFoundException(name + " is not in " + data);
        }
        return entry;
    }

    /** The files within end with checksums of their own. */
    @Override
    public void checkIntegrity() {}

    @Override
    public Set<String> getPendingDeletions() {
        return Set.of();
    }

    @Override
    public void close() throws IOException {
        data.close();
    }
}
