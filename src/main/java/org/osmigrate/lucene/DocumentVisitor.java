package org.osmigrate.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldDataInput;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.util.ArrayUtil;

/** Takes identity and source of one stored document after another into a buffer of its own. */
final class DocumentVisitor extends StoredFieldVisitor {

    private static final int FIRST_LENGTH = 1 << 14;

    /** A longer array is given up with its document. */
    private static final int KEPT_LENGTH = 1 << 24;

    /** So that a source, the request it is sent with and all others have room. */
    private static final long LONGEST = Runtime.getRuntime().maxMemory() / 7 * 2;

    private final LongConsumer beforeLong;
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
    private final ValueFields wanted;
    private Map<String, List<FieldValue>> stored = new LinkedHashMap<>();

    DocumentVisitor(Versions versions, ValueFields wanted, Damage damage, LongConsumer beforeLong) {
        this.beforeLong = beforeLong;
        this.versions = versions;
        this.wanted = wanted;
        this.damage = damage;
    }

    /** Reads a document; false for a nested child, which has no stored id: its root's source holds it. */
    boolean read(StoredFieldsReader reader, int doc) {
        sourceLength = 0;
        if (source.length > KEPT_LENGTH) {
            source = new byte[FIRST_LENGTH];
        }
        idLength = 0;
        uid = "";
        type = "";
        routing = "";
        parent = "";
        if (!stored.isEmpty()) {
            stored = new LinkedHashMap<>();
        }
        return damage.guard(() -> {
            try {
                reader.document(doc, this);
            } catch (IOException | RuntimeException e) {
                throw new IOException("document " + doc + ": " + e, e);
            }
            return idLength > 0 || !uid.isEmpty();
        });
    }

    /** The document just read, with these doc values. */
    SourceDocument document(int doc, Map<String, List<FieldValue>> docValues) {
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
                    ByteBuffer.wrap(source, 0, sourceLength),
                    values(docValues));
        });
    }

    private FieldValues values(Map<String, List<FieldValue>> docValues) {
        return stored.isEmpty() && docValues.isEmpty() ? FieldValues.NONE : new FieldValues(stored, docValues);
    }

    @Override
    public Status needsField(FieldInfo field) {
        return switch (field.name) {
            case "_id", "_uid", "_type", "_routing", "_parent", "_source" -> Status.YES;
            default -> wanted.has(field.name) ? Status.YES : Status.NO;
        };
    }

    @Override
    public void binaryField(FieldInfo field, StoredFieldDataInput value) throws IOException {
        int length = value.getLength();
        if (field.name.equals("_source") && length > LONGEST) {
            value.getDataInput().skipBytes(length);
            keep(field, new FieldValue.Whole(length));
        } else if (field.name.equals("_source")) {
            if (length > KEPT_LENGTH) {
                beforeLong.accept(length);
            }
            source = ArrayUtil.growNoCopy(source, length);
            value.getDataInput().readBytes(source, 0, length);
            sourceLength = length;
        } else if (field.name.equals("_id")) {
            id = ArrayUtil.growNoCopy(id, length);
            value.getDataInput().readBytes(id, 0, length);
            idLength = length;
        } else if (wanted.has(field.name)) {
            byte[] bytes = new byte[length];
            value.getDataInput().readBytes(bytes, 0, length);
            keep(field, new FieldValue.Bytes(bytes));
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
            default -> text(field, value);
        }
    }

    private void text(FieldInfo field, String value) throws IOException {
        if (!wanted.has(field.name)) {
            throw new IOException("field " + field.name + " is text");
        }
        keep(field, new FieldValue.Text(value));
    }

    @Override
    public void intField(FieldInfo field, int value) {
        keep(field, new FieldValue.Whole(value));
    }

    @Override
    public void longField(FieldInfo field, long value) {
        keep(field, new FieldValue.Whole(value));
    }

    @Override
    public void floatField(FieldInfo field, float value) {
        keep(field, new FieldValue.Real(value, true));
    }

    @Override
    public void doubleField(FieldInfo field, double value) {
        keep(field, new FieldValue.Real(value, false));
    }

    private void keep(FieldInfo field, FieldValue value) {
        stored.computeIfAbsent(field.name, _ -> new ArrayList<>()).add(value);
    }
}
