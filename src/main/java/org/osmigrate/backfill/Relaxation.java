package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * A setting of an index that is another one while the index is filled.
 *
 * @param setting its full name
 * @param meanwhile its value until the index is filled; a JSON null for not set
 */
public record Relaxation(String setting, JsonNode meanwhile) {

    /** A request can turn the default pipeline off, the final one it cannot. */
    static final Relaxation NO_FINAL_PIPELINE = new Relaxation("index.final_pipeline", NullNode.getInstance());

    /** Segments are made by size alone, and searches do not see documents before the index is filled. */
    public static final Relaxation NO_REFRESH = new Relaxation("index.refresh_interval", TextNode.valueOf("-1"));

    /** A deletion is remembered for so long only: a document that is sent later, in an older version, would come back. */
    static final Relaxation LONG_MEMORY = new Relaxation("index.gc_deletes", TextNode.valueOf("30d"));

    /** Documents are written once, and copied when the index is filled. */
    public static final Relaxation NO_REPLICAS =
            new Relaxation("index.number_of_replicas", JsonNodeFactory.instance.textNode("0"));
}
