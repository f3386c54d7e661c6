package org.osmigrate.work;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.Conflict;
import org.osmigrate.work.WorkItem.Stamp;

/** A session's state in its index. */
final class StateIndex implements WorkIndex {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    // Segment names are numbers in base 36: the shorter one is the older one.
    private static final Comparator<WorkItem> READING_ORDER = Comparator.comparing(WorkItem::index)
            .thenComparingInt(WorkItem::shard)
            .thenComparing(item -> item.segment().length())
            .thenComparing(WorkItem::segment)
            .thenComparingInt(WorkItem::from);

    private final String session;
    private final StateDocuments documents;

    private StateIndex(String session, StateDocuments documents) {
        this.session = session;
        this.documents = documents;
    }

    static WorkIndex open(ClusterClient coordinator, String session) {
        if (!NAME.matcher(session).matches()) {
            throw new ConfigurationInvalid(
                    "'" + session + "' is not a session name",
                    "Use at most 40 lower case letters, digits and '-', beginning with a letter or a digit.");
        }
        StateDocuments documents = new StateDocuments(coordinator, ".osmigrate-" + session);
        documents.checkSchema();
        return new StateIndex(session, documents);
    }

    @Override
    public String session() {
        return session;
    }

    @Override
    public Optional<Plan> plan() {
        return documents.get(Documents.PLAN_ID).map(StateDocument::source).map(Documents::plan);
    }

    @Override
    public Plan announce(Plan plan, List<WorkItem> items) {
        return new Publication(documents, session).announce(plan, items);
    }

    @Override
    public Plan publish(Plan plan, List<WorkItem> items) {
        return new Publication(documents, session).publish(plan, items);
    }

    @Override
    public Optional<Plan> resume(Plan wanted) {
        Optional<Plan> stored = plan().filter(Plan::ready);
        stored.ifPresent(plan -> new Identity(session, plan).requireSame(wanted));
        return stored;
    }

    @Override
    public List<WorkItem> items() {
        return documents.list(Documents.ITEM, "").stream()
                .map(Documents::item)
                .sorted(READING_ORDER)
                .toList();
    }

    /** A search for their names is cut off at a page, so many of them are read from the items. */
    @Override
    public Set<String> clearing() {
        documents.refresh();
        Set<String> indices = documents.values(ItemSearch.unfinishedDeletions(), "index");
        return indices.size() < StateDocuments.PAGE
                ? indices
                : items().stream()
                        .filter(item -> item.deletes() && !item.progress().done())
                        .map(WorkItem::index)
                        .collect(Collectors.toSet());
    }

    @Override
    public WorkItem save(WorkItem item) {
        Stamp stamp = documents
                .replace(Documents.id(Documents.ITEM, item.id()), Documents.of(item), item.stamp())
                .orElseThrow(() -> new Conflict(
                        "Another process has written the progress of " + item.id() + " in session '" + session + "'",
                        "Only one process may move an item; this one has stopped."));
        return item.writtenAs(stamp);
    }

    @Override
    public Optional<Note> note(String name) {
        return documents.get(Documents.id(Documents.NOTE, name)).map(Documents::note);
    }

    @Override
    public Note save(Note note) {
        Stamp stamp = write(note)
                .orElseThrow(() -> new Conflict(
                        "Another process has written '" + note.name() + "' in session '" + session + "'",
                        "Look at 'console status', then start again."));
        return new Note(note.name(), note.data(), stamp);
    }

    private Optional<Stamp> write(Note note) {
        String id = Documents.id(Documents.NOTE, note.name());
        if (note.stamp().seqNo() >= 0) {
            return documents.replace(id, Documents.of(note), note.stamp());
        }
        documents.createIndex();
        return documents.create(id, Documents.of(note));
    }

    @Override
    public List<Note> notes(String prefix) {
        return documents.list(Documents.NOTE, prefix).stream()
                .map(Documents::note)
                .toList();
    }

    @Override
    public Optional<WorkItem> item(String id) {
        return documents.get(Documents.id(Documents.ITEM, id)).map(Documents::item);
    }

    @Override
    public WorkerLease lease(String owner, Duration time) {
        documents.createIndex();
        return FleetLease.take(documents, session, owner, time);
    }

    @Override
    public List<LiveWorker> workers() {
        return documents.list(Beat.KIND, FleetLease.ROLE).stream()
                .map(document -> Beat.of(document.source()))
                .filter(beat -> !beat.released())
                .map(beat -> new LiveWorker(beat.role(), beat.owner()))
                .toList();
    }

    @Override
    public List<LiveWorker> outlast(Duration lease, Duration patience) {
        OtherWorkers others = new OtherWorkers(documents, "", lease);
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            List<LiveWorker> left = workers();
            others.gone(left.stream().map(LiveWorker::name).collect(Collectors.toSet()));
            if (left.isEmpty() || System.nanoTime() > end) {
                return left;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while workers end", e);
        }
    }

    @Override
    public Control control() {
        return note(Control.NOTE).map(Note::data).map(Control::of).orElse(Control.NONE);
    }

    @Override
    public Control control(UnaryOperator<Control> change) {
        while (true) {
            Optional<Note> note = note(Control.NOTE);
            Control next = change.apply(note.map(Note::data).map(Control::of).orElse(Control.NONE));
            Note written = note.map(old -> new Note(Control.NOTE, next.json(), old.stamp()))
                    .orElseGet(() -> Note.first(Control.NOTE, next.json()));
            if (write(written).isPresent()) {
                return next;
            }
        }
    }

    @Override
    public Hold hold(String role, String owner, Duration lease) {
        documents.createIndex();
        return new Claim(documents, session, role, owner, lease).take();
    }
}
