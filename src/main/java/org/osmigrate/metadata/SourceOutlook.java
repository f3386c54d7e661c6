package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osmigrate.reconstruct.FieldNote;
import org.osmigrate.reconstruct.Reconstruction;
import org.osmigrate.transform.Finding;

/**
 * What becomes of the documents of an item whose sources are not complete.
 *
 * @param lifted whether the target has to store what the source did not
 * @param findings what to know; none when sources are complete
 */
record SourceOutlook(boolean lifted, List<Finding> findings) {

    private static final String INCOMPLETE = "incomplete-sources";
    private static final String RECONSTRUCTED = "reconstructed-sources";
    private static final SourceOutlook COMPLETE = new SourceOutlook(false, List.of());

    static SourceOutlook of(Item item, boolean reconstruct) {
        if (!(item instanceof Item.Index)) {
            return COMPLETE;
        }
        ObjectNode settings = item.body().settings();
        return Reconstruction.of(settings, item.body().mappings())
                .map(found -> of(item.name(), found, Reconstruction.refusal(settings), reconstruct))
                .orElse(COMPLETE);
    }

    private static SourceOutlook of(
            String index, Reconstruction reconstruction, Optional<String> refusal, boolean reconstruct) {
        if (!reconstruct) {
            return refused(
                    index,
                    reconstruction.reason() + ": its documents cannot be moved as they were sent; a backfill"
                            + " refuses it unless it is excluded, or backfill.reconstruct-source is on");
        }
        return refusal.map(why -> refused(
                        index, reconstruction.reason() + ": " + why + "; a backfill refuses it unless it is excluded"))
                .orElseGet(() -> reconstructed(index, reconstruction));
    }

    private static SourceOutlook refused(String index, String text) {
        return new SourceOutlook(false, List.of(new Finding.Warning(INCOMPLETE, index, text)));
    }

    private static SourceOutlook reconstructed(String index, Reconstruction reconstruction) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding.Warning(
                RECONSTRUCTED,
                index,
                reconstruction.reason() + ": sources are rebuilt, as far as the fields below say"));
        for (FieldNote note : reconstruction.notes()) {
            findings.add(new Finding.Warning(
                    RECONSTRUCTED, note.path(), note.extent().word() + ": " + note.text()));
        }
        return new SourceOutlook(true, findings);
    }
}
