package org.osmigrate.cluster;

/**
 * How the actions of a bulk are written.
 *
 * @param create whether they only create: an id that is there already is a conflict; data streams take nothing else
 * @param withIds whether they carry ids; else the target makes new ones up
 * @param requireAlias whether the name has to be an alias: the target then never creates an index of that name
 */
public record BulkForm(boolean create, boolean withIds, boolean requireAlias) {

    /** Index actions with ids, to whatever the name is. */
    public static final BulkForm PLAIN = new BulkForm(false, true, false);

    /** The same, without ids where they are not to be sent. */
    public BulkForm identified(boolean ids) {
        return new BulkForm(create, ids, requireAlias);
    }

    /** Whether actions may carry versions of the source: what only creates, and what has no id, cannot. */
    public boolean takesVersions() {
        return !create && withIds;
    }

    String verb() {
        return create ? "create" : "index";
    }
}
