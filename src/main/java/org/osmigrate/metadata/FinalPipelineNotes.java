package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import org.osmigrate.transform.MetadataBody;
import org.osmigrate.work.Notes;
import org.osmigrate.work.SetAside;

/**
 * Keeps {@code index.final_pipeline} away from an index that is still to be filled: a request cannot turn it off. It is
 * written down as {@link SetAside} before the index exists, so that whoever fills the index can set it afterwards,
 * whatever dies in between.
 */
final class FinalPipelineNotes {

    static final String SETTING = "index.final_pipeline";

    private static final String NO_PIPELINE = "_none";

    private final Notes work;

    FinalPipelineNotes(Notes work) {
        this.work = work;
    }

    /** The item without the setting. */
    static Item without(Item item) {
        if (!(item instanceof Item.Index) || !item.body().settings().has(SETTING)) {
            return item;
        }
        MetadataBody body = item.body().copy();
        body.settings().remove(SETTING);
        return item.with(body);
    }

    /** Writes down the pipeline of an index about to be created. */
    void record(Item item) {
        pipeline(item).ifPresent(pipeline -> save(item.name(), pipeline));
    }

    /** Writes down the pipeline of an index that exists without it, unless it is written down already. */
    void recordIfUnknown(Item item, MetadataBody actual) {
        if (!actual.settings().has(SETTING)
                && SetAside.find(work, item.name(), SETTING).isEmpty()) {
            record(item);
        }
    }

    private static Optional<String> pipeline(Item item) {
        return Optional.of(item)
                .filter(Item.Index.class::isInstance)
                .map(index -> index.body().settings().path(SETTING).asText(NO_PIPELINE))
                .filter(pipeline -> !pipeline.equals(NO_PIPELINE) && !pipeline.isEmpty());
    }

    private void save(String index, String pipeline) {
        SetAside.of(index, SETTING, TextNode.valueOf(pipeline)).write(work);
    }
}
