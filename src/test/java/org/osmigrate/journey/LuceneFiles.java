package org.osmigrate.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.BytesRef;

/** The files of a shard with documents that no server could be made to keep in a test's time, or at all. */
final class LuceneFiles {

    private LuceneFiles() {}

    /** By names; {@code documents} are ids to sources. */
    static Map<String, byte[]> of(Map<String, byte[]> documents) throws IOException {
        try (Directory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
                for (Map.Entry<String, byte[]> document : documents.entrySet()) {
                    Document stored = new Document();
                    stored.add(new StoredField("_id", new BytesRef(encoded(document.getKey()))));
                    stored.add(new StoredField("_source", new BytesRef(document.getValue())));
                    writer.addDocument(stored);
                }
            }
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (String name : directory.listAll()) {
                try (IndexInput in = directory.openInput(name, IOContext.DEFAULT)) {
                    byte[] bytes = new byte[(int) in.length()];
                    in.readBytes(bytes, 0, bytes.length);
                    files.put(name, bytes);
                }
            }
            return files;
        }
    }

    /** As Elasticsearch keeps ids that are neither numbers nor of its own making. */
    private static byte[] encoded(String id) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.write(0xff);
        encoded.writeBytes(id.getBytes(StandardCharsets.UTF_8));
        return encoded.toByteArray();
    }
}
