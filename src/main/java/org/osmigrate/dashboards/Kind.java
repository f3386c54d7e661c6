package org.osmigrate.dashboards;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A type of saved object that OpenSearch Dashboards has as well, in the order in which one needs another. Its index takes
 * no attribute but these: an import with any other fails. It refuses what was migrated beyond its own last migration.
 */
enum Kind {
    INDEX_PATTERN(
            "index-pattern",
            "7.6.0",
            "title timeFieldName fields fieldFormatMap sourceFilters intervalName type typeMeta notExpandable"),
    QUERY("query", "", "title description query filters timefilter"),
    SEARCH("search", "7.9.3", "title description columns sort hits version kibanaSavedObjectMeta"),
    VISUALIZATION(
            "visualization",
            "7.10.0",
            "title description visState uiStateJSON version kibanaSavedObjectMeta savedSearchRefName savedSearchId"),
    DASHBOARD(
            "dashboard",
            "7.9.3",
            "title description panelsJSON optionsJSON hits version kibanaSavedObjectMeta timeRestore timeFrom timeTo"
                    + " refreshInterval"),
    URL("url", "", "url accessCount accessDate createDate");

    private final String type;
    private final String lastVersion;
    private final String attributes;

    Kind(String type, String lastVersion, String attributes) {
        this.type = type;
        this.lastVersion = lastVersion;
        this.attributes = attributes;
    }

    static Optional<Kind> of(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    String type() {
        return type;
    }

    boolean takes(String attribute) {
        return List.of(attributes.split(" ", -1)).contains(attribute);
    }

    /** The version to import with: what was migrated less far is migrated further by OpenSearch Dashboards itself. */
    String stamp(String version) throws NotConvertible {
        if (lastVersion.isEmpty() || version.isEmpty()) {
            return "";
        }
        return MigrationVersion.of(version).isAfter(MigrationVersion.of(lastVersion)) ? lastVersion : version;
    }

    /** The version of an object that is made here, in the newest form. */
    String lastVersion() {
        return lastVersion;
    }
}
