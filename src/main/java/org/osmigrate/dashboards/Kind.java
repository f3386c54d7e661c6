package org.osmigrate.dashboards;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A type of saved object that OpenSearch Dashboards has as well, in the order in which one needs another. Its index takes
 * no attribute but these: an import with any other fails. It refuses what was migrated beyond its own last migration.
 */
enum Kind {
    INDEX_PATTERN(
            "index-pattern",
            "7.6.0",
            Set.of("title", "timeFieldName", "fields", "fieldFormatMap", "sourceFilters", "intervalName", "type"),
            Set.of("typeMeta", "notExpandable")),
    QUERY("query", "", Set.of("title", "description", "query", "filters", "timefilter"), Set.of()),
    SEARCH(
            "search",
            "7.9.3",
            Set.of("title", "description", "columns", "sort", "hits", "version", "kibanaSavedObjectMeta"),
            Set.of()),
    VISUALIZATION(
            "visualization",
            "7.10.0",
            Set.of("title", "description", "visState", "uiStateJSON", "version", "kibanaSavedObjectMeta"),
            Set.of("savedSearchRefName", "savedSearchId")),
    DASHBOARD(
            "dashboard",
            "7.9.3",
            Set.of("title", "description", "panelsJSON", "optionsJSON", "hits", "version", "kibanaSavedObjectMeta"),
            Set.of("timeRestore", "timeFrom", "timeTo", "refreshInterval")),
    URL("url", "", Set.of("url", "accessCount", "accessDate", "createDate"), Set.of());

    private final String type;
    private final String lastVersion;
    private final Set<String> attributes;
    private final Set<String> more;

    Kind(String type, String lastVersion, Set<String> attributes, Set<String> more) {
        this.type = type;
        this.lastVersion = lastVersion;
        this.attributes = attributes;
        this.more = more;
    }

    static Optional<Kind> of(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    String type() {
        return type;
    }

    boolean takes(String attribute) {
        return attributes.contains(attribute) || more.contains(attribute);
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
