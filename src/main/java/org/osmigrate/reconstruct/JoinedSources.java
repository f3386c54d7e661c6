package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.osmigrate.lucene.FieldValue;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.transform.AddedMember;
import org.osmigrate.transform.JsonSources;
import org.osmigrate.transform.UnreadableSource;

/** Adds to each source whose child its document is. */
final class JoinedSources implements Sources {

    private final Joined joined;
    private final JsonSources json = new JsonSources();
    private final AddedMember member;

    JoinedSources(Joined joined) {
        this.joined = joined;
        this.member = new AddedMember(joined.field());
    }

    @Override
    public ByteBuffer of(SourceDocument document) throws NotRebuilt {
        if (!document.hasSource() || !joined.types().contains(document.type())) {
            return document.source();
        }
        byte[] value = value(document).toString().getBytes(StandardCharsets.UTF_8);
        try {
            return member.to(json.toJson(document.source()), value);
        } catch (UnreadableSource e) {
            throw new NotRebuilt(e.getMessage());
        }
    }

    private ObjectNode value(SourceDocument document) throws NotRebuilt {
        ObjectNode value = JsonNodeFactory.instance.objectNode().put("name", document.type());
        String parentType = joined.parents().get(document.type());
        return parentType == null ? value : value.put("parent", parent(document, parentType));
    }

    private static String parent(SourceDocument document, String parentType) throws NotRebuilt {
        if (!document.parent().isEmpty()) {
            return document.parent();
        }
        for (FieldValue kept : document.values().docValues(Joined.PARENT + parentType)) {
            if (kept instanceof FieldValue.Bytes(byte[] id)) {
                return new String(id, StandardCharsets.UTF_8);
            }
        }
        throw new NotRebuilt(
                "it is of type " + document.type() + ", and the id of its parent (" + parentType + ") is not kept");
    }
}
