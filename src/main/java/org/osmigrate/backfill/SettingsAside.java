package org.osmigrate.backfill;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.work.Notes;
import org.osmigrate.work.SetAside;

/**
 * Changes settings of an index before its first document, having written down what they were, and puts them back when the
 * index is filled: whichever process gets there, with whatever configuration.
 */
public final class SettingsAside {

    private static final int GONE = 404;

    private final ClusterClient target;
    private final Notes work;
    private final List<Relaxation> relaxations;
    private final Set<String> own = new HashSet<>();

    /** {@code asked} are the changes beside those that every backfill makes. */
    public SettingsAside(ClusterClient target, Notes work, List<Relaxation> asked) {
        this.target = target;
        this.work = work;
        this.relaxations = new ArrayList<>(asked);
        this.relaxations.add(Relaxation.NO_FINAL_PIPELINE);
    }

    /** Writes down what an index has and changes it. */
    void setAside(String index) {
        JsonNode settings = target.json(Call.get(index, "_settings").with("flat_settings", "true"))
                .path(index)
                .path("settings");
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        for (Relaxation relaxation : relaxations) {
            JsonNode current =
                    settings.has(relaxation.setting()) ? settings.get(relaxation.setting()) : NullNode.getInstance();
            if (!current.equals(relaxation.meanwhile())) {
                SetAside.of(index, relaxation.setting(), current).keep(work);
                changes.set(relaxation.setting(), relaxation.meanwhile());
            }
        }
        if (!changes.isEmpty()) {
            own.add(index);
            put(index, changes);
        }
    }

    /**
     * Puts back what was changed, of the indices that are chosen; one that exists no more is let be.
     *
     * @return the settings put back, by index
     */
    public Map<String, List<SetAside>> restore(Predicate<String> chosen) {
        Map<String, List<SetAside>> pending = SetAside.all(work).stream()
                .filter(aside -> chosen.test(aside.index()))
                // A worker that was slow to prepare an index may have done so after others had put everything back.
                .filter(aside -> !aside.restored() || own.contains(aside.index()))
                .collect(groupingBy(SetAside::index, TreeMap::new, toList()));
        pending.forEach(this::restore);
        return pending;
    }

    private void restore(String index, List<SetAside> settings) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        settings.forEach(aside -> changes.set(aside.setting(), aside.original()));
        put(index, changes);
        settings.stream()
                .filter(aside -> !aside.restored())
                .forEach(aside -> aside.putBack().write(work));
    }

    private void put(String index, ObjectNode changes) {
        target.expect(Call.put(index, "_settings").with(changes), Set.of(GONE));
    }
}
