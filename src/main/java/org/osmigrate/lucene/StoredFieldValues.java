package org.osmigrate.lucene;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.StoredFieldDataInput;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.IndexInput;

/** Hands text and bytes of a document of Lucene 4 to a visitor; numbers are skipped, no metadata field is one. */
final class StoredFieldValues {

    private final IndexInput in;
    private final FieldInfos fields;
    private final StoredFieldVisitor visitor;

    /** How a value is stored. */
    enum Kind {
        TEXT,
        BYTES,
        FOUR,
        EIGHT
    }

    StoredFieldValues(IndexInput in, FieldInfos fields, StoredFieldVisitor visitor) {
        this.in = in;
        this.fields = fields;
        this.visitor = visitor;
    }

    void read(int number, Kind kind) throws IOException {
        FieldInfo field = fields.fieldInfo(number);
        if (field == null) {
            throw new CorruptIndexException("a value of field number " + number + ", which does not exist", in);
        }
        int length = length(kind);
        if (kind == Kind.FOUR || kind == Kind.EIGHT || visitor.needsField(field) != StoredFieldVisitor.Status.YES) {
            in.skipBytes(length);
        } else if (kind == Kind.TEXT) {
            visitor.stringField(field, text(in, length));
        } else {
            visitor.binaryField(field, new StoredFieldDataInput(in, length));
        }
    }

    private int length(Kind kind) throws IOException {
        int length = switch (kind) {
            case TEXT, BYTES -> in.readVInt();
            case FOUR -> Integer.BYTES;
            case EIGHT -> Long.BYTES;
        };
        if (length < 0 || length > in.length() - in.getFilePointer()) {
            throw new CorruptIndexException("a value is " + length + " bytes long", in);
        }
        return length;
    }

    private static String text(DataInput in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readBytes(bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
