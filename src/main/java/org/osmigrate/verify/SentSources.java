package org.osmigrate.verify;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.reconstruct.NotRebuilt;
import org.osmigrate.reconstruct.Sources;
import org.osmigrate.transform.DocumentChain;
import org.osmigrate.transform.DocumentChange.DocumentName;
import org.osmigrate.transform.JsonSources;
import org.osmigrate.transform.TransformFailed;
import org.osmigrate.transform.UnreadableSource;

/** The sources of an index as a backfill sends them: rebuilt and changed where that is asked for. For one thread. */
final class SentSources {

    private static final ByteBuffer NONE = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final String index;
    private final Sources sources;
    private final DocumentChain changes;
    private final JsonSources encodings = new JsonSources();

    SentSources(String index, Sources sources, DocumentChain changes) {
        this.index = index;
        this.sources = sources;
        this.changes = changes;
    }

    /**
     * The source; without content where the document has none, or could not be rebuilt or changed: then it was not sent,
     * and the target lacks it. Empty for a document that was to be left out.
     */
    Optional<ByteBuffer> of(SourceDocument document) {
        try {
            ByteBuffer source = sources.of(document);
            return changes.isEmpty() || !source.hasRemaining() ? Optional.of(source) : changed(document, source);
        } catch (NotRebuilt | UnreadableSource | TransformFailed e) {
            return Optional.of(NONE);
        }
    }

    private Optional<ByteBuffer> changed(SourceDocument document, ByteBuffer source) throws UnreadableSource {
        return changes.apply(encodings.toJson(source), new DocumentName(index, document.id(), document.routing()));
    }
}
