package org.osmigrate.sample;

import java.util.List;
import java.util.random.RandomGenerator;

/** One kind of documents: their indices, how they are made, and what happens to them afterwards. */
interface Dataset {

    /** The indices it makes. */
    List<String> indices();

    /** Paths of the templates it makes, in an order in which they can be deleted. */
    default List<String> templates() {
        return List.of();
    }

    /** Makes templates, indices and aliases. */
    void create(Rest rest);

    void fill(Bulk bulk, RandomGenerator random);

    /** Updates some documents and deletes others, which leaves deletions in the segments. */
    void change(Bulk bulk);
}
