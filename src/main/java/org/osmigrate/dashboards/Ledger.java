package org.osmigrate.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Converts the objects of an export and writes them; keeps account of all of them. */
final class Ledger {

    private static final Set<String> DEMANDED = Set.of("index-pattern", "search", "visualization");

    private final Survey survey;
    private final Writer out;
    private final Map<Key, DashboardsReport.Refused> refused = new HashMap<>();
    private final List<DashboardsReport.Refused> refusals;
    private final List<DashboardsReport.Converted> converted = new ArrayList<>();
    private final Map<Key, Set<String>> needed = new LinkedHashMap<>();
    private final Map<Kind, Converter> converters;
    private final Set<Key> made = new HashSet<>();

    Ledger(Survey survey, Writer out) {
        this.survey = survey;
        this.out = out;
        refusals = new ArrayList<>(survey.excluded());
        Visualizations visualizations = new Visualizations(new VisState(survey.titles()));
        converters = Map.of(
                Kind.INDEX_PATTERN, new IndexPatterns(),
                Kind.QUERY, new Queries(),
                Kind.SEARCH, new Searches(),
                Kind.VISUALIZATION, visualizations,
                Kind.DASHBOARD, new Dashboards(new Panels(new PanelContent(visualizations), refused)),
                Kind.URL, new Urls());
    }

    /** Notes the objects of types that are not converted. */
    ExportFile.Visitor refusing() {
        return (_, object) -> {
            if (Kind.of(object.key().type()).isEmpty()) {
                refuse(object, Unconvertible.reason(object.key().type()));
            }
        };
    }

    /** Converts those of one kind. */
    ExportFile.Visitor converting(Kind kind) {
        return (_, object) -> {
            if (object.key().type().equals(kind.type())) {
                convert(kind, object);
            }
        };
    }

    private void convert(Kind kind, SavedObject object) {
        Notes notes = new Notes();
        try {
            SavedObject stamped = object.with(kind.stamp(object.version()));
            List<SavedObject> results = converters.get(kind).convert(stamped, notes);
            for (SavedObject result : results) {
                whole(result);
            }
            for (SavedObject result : results) {
                made.add(result.key());
                write(result);
            }
            converted.add(new DashboardsReport.Converted(
                    object.key(), object.title(), results.size() - 1, notes.changes(), notes.losses()));
        } catch (NotConvertible e) {
            refuse(object, e.reason());
        }
    }

    private void whole(SavedObject object) throws NotConvertible {
        for (Reference reference : object.references()) {
            if (refused.containsKey(reference.key())) {
                throw new NotConvertible("it needs " + reference.key() + ", which is not converted: "
                        + refused.get(reference.key()).reason());
            }
        }
    }

    private void write(SavedObject object) {
        try {
            out.write(Json.text(object.line()));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Reference reference : object.references()) {
            if (DEMANDED.contains(reference.type())
                    && !survey.has(reference.key())
                    && !made.contains(reference.key())) {
                needed.computeIfAbsent(reference.key(), _ -> new TreeSet<>())
                        .add(object.key().toString());
            }
        }
    }

    private void refuse(SavedObject object, String reason) {
        DashboardsReport.Refused refusal = new DashboardsReport.Refused(object.key(), object.title(), reason);
        refused.put(object.key(), refusal);
        refusals.add(refusal);
    }

    DashboardsReport report(Path from, Path to) {
        List<DashboardsReport.Needed> missing = needed.entrySet().stream()
                .map(entry -> new DashboardsReport.Needed(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
        return new DashboardsReport(from.toString(), to.toString(), made.size(), converted, refusals, missing);
    }
}
