package org.osmigrate.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldDataInput;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.util.ArrayUtil;

/** Takes id, routing and source of one stored document after another into a buffer of its own. */
final class DocumentVisitor extends StoredFieldVisitor {

    private static final int FIRST_LENGTH = 1 << 14;

    private byte[] source = new byte[FIRST_LENGTH];
    private int sourceLength;
    private byte[] id = new byte[64];
    private int idLength;
    private String routing = "";

    /** Reads a document; false for a nested child, which has no stored id: its root's source holds it. */
    boolean read(StoredFieldsReader reader, int doc, Damage damage) {
        sourceLength = 0;
        idLength = 0;
        routing = "";
        try {
            reader.document(doc, this);
        } catch (IOException | RuntimeException e) {
            damage.guard(() -> {
                throw new IOException("document " + doc + ": " + e, e);
            });
        }
        return idLength > 0;
    }

    /** The document just read. */
    SourceDocument document(int doc, Damage damage) {
        String decoded = damage.guard(() -> StoredId.decode(id, idLength));
        return new SourceDocument(doc, decoded, routing, ByteBuffer.wrap(source, 0, sourceLength));
    }

    @Override
    public Status needsField(FieldInfo field) {
        return switch (field.name) {
            case "_id", "_routing", "_source" -> Status.YES;
            default -> Status.NO;
        };
    }

    @Override
    public void binaryField(FieldInfo field, StoredFieldDataInput value) throws IOException {
        int length = value.getLength();
        if (field.name.equals("_source")) {
            source = ArrayUtil.growNoCopy(source, length);
            value.getDataInput().readBytes(source, 0, length);
            sourceLength = length;
        } else if (field.name.equals("_id")) {
            id = ArrayUtil.growNoCopy(id, length);
            value.getDataInput().readBytes(id, 0, length);
            idLength = length;
        } else {
            throw new IOException("field " + field.name + " is binary");
        }
    }

    @Override
    public void stringField(FieldInfo field, String value) throws IOException {
        if (!field.name.equals("_routing")) {
            throw new IOException("field " + field.name + " is text");
        }
        routing = value;
    }
}
