package org.osmigrate.metadata;

import java.util.List;
import java.util.stream.Stream;
import org.osmigrate.report.JsonChange;
import org.osmigrate.transform.MetadataBody;

/** Where the body for the target differs from that of the source. */
final class BodyChanges {

    private BodyChanges() {}

    static List<JsonChange> between(MetadataBody before, MetadataBody after) {
        return Stream.of(
                        JsonChange.between("settings", before.settings(), after.settings()),
                        JsonChange.between("mappings", before.mappings(), after.mappings()),
                        JsonChange.between("aliases", before.aliases(), after.aliases()),
                        JsonChange.between("", before.envelope(), after.envelope()))
                .flatMap(List::stream)
                .toList();
    }
}
