package org.osmigrate.lucene;

import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;

/** Wants no field. */
final class NoFields extends StoredFieldVisitor {

    @Override
    public Status needsField(FieldInfo field) {
        return Status.NO;
    }
}
