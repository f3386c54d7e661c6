package org.osmigrate.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldDataInput;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.util.ArrayUtil;

/** Takes identity and source of one stored document after another into a buffer of its own. */
final class DocumentVisitor extends StoredFieldVisitor {

    private static final int FIRST_LENGTH = 1 << 14;

    private final Versions versions;
    private final Damage damage;
    private byte[] source = new byte[FIRST_LENGTH];
    private int sourceLength;
    private byte[] id = new byte[64];
    private int idLength;
    private String uid = "";
    private String type = "";
    private String routing = "";
    private String parent = "";

    DocumentVisitor(Versions versions, Damage damage) {
        this.versions = versions;
        this.damage = damage;
    }

    /** Reads a document; false for a nested child, which has no stored id: its root's source holds it. */
    boolean read(StoredFieldsReader reader, int doc) {
        sourceLength = 0;
        idLength = 0;
        uid = "";
        type = "";
        routing = "";
        parent = "";
        return damage.guard(() -> {
            try {
                reader.document(doc, this);
            } catch (IOException | RuntimeException e) {
                throw new IOException("document " + doc + ": " + e, e);
            }
            return idLength > 0 || !uid.isEmpty();
        });
    }

    /** The document just read. */
    SourceDocument document(int doc) {
        return damage.guard(() -> {
            StoredUid identity =
                    uid.isEmpty() ? new StoredUid(type, StoredId.decode(id, idLength)) : StoredUid.parse(uid);
            return new SourceDocument(
                    doc,
                    identity.id(),
                    identity.type(),
                    routing,
                    parent,
                    versions.version(doc),
                    versions.seqNo(doc),
                    versions.primaryTerm(doc),
                    ByteBuffer.wrap(source, 0, sourceLength));
        });
    }

    @Override
    public Status needsField(FieldInfo field) {
        return switch (field.name) {
            case "_id", "_uid", "_type", "_routing", "_parent", "_source" -> Status.YES;
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
        switch (field.name) {
            case "_uid" -> uid = value;
            case "_type" -> type = value;
            case "_routing" -> routing = value;
            case "_parent" -> parent = StoredUid.parse(value).id();
            case "_id" -> {} // a copy of what _uid says, where an old mapping asked for it
            default -> throw new IOException("field " + field.name + " is text");
        }
    }
}
