package org.osmigrate.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.ClusterSettings;
import org.osmigrate.cluster.Credentials;
import org.osmigrate.cluster.Reply;
import org.osmigrate.cluster.Tls;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.Unreachable;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Servers;
import org.osmigrate.work.Notes.Note;
import org.osmigrate.work.WorkItem.Progress;
import org.osmigrate.work.WorkerLease.Wish;

class WorkIndexIT {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration LONG_LEASE = Duration.ofHours(1);

    private static Server server;
    private static ClusterClient client;

    private final String session = "it-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() {
        server = Servers.openSearch("3.8.0").heap("512m").start();
        client = ClusterClient.connect(new ClusterSettings(
                "coordinator", server.url(), new Credentials.None(), Tls.DEFAULT, Duration.ofSeconds(30)));
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void readingCreatesNothing() {
        WorkIndex work = open();

        assertThat(work.plan()).isEmpty();
        assertThat(work.note("a")).isEmpty();
        assertThat(work.notes("")).isEmpty();
        assertThat(work.items()).isEmpty();
        assertThat(client.send(Call.get(".osmigrate-" + session)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "a_b", "a/b", "-a", "a,b", "this-name-is-one-character-too-long-for-a"})
    void refusesOtherNames(String name) {
        assertThatThrownBy(() -> WorkIndex.open(client, name)).isInstanceOf(ConfigurationInvalid.class);
    }

    @Test
    void makesAHiddenIndexOfOneShardWithAStrictMapping() {
        open().publish(plan(1), items(1));

        var index = client.json(Call.get(".osmigrate-" + session)).path(".osmigrate-" + session);
        assertThat(index.at("/settings/index/hidden").asText()).isEqualTo("true");
        assertThat(index.at("/settings/index/number_of_shards").asText()).isEqualTo("1");
        assertThat(index.at("/settings/index/auto_expand_replicas").asText()).isEqualTo("0-1");
        assertThat(index.at("/mappings/dynamic").asText()).isEqualTo("strict");
    }

    @Test
    void publishingAgainKeepsTheProgress() {
        WorkIndex work = open();
        assertThat(work.publish(plan(3), items(3)).ready()).isTrue();
        WorkItem first = work.items().get(0);
        Progress further = new Progress(7, false, 6, 600, 1, Map.of("mapper_parsing_exception", 1L), 2);
        work.save(first.at(further));

        assertThat(open().publish(plan(3), items(3))).isEqualTo(work.plan().orElseThrow());

        assertThat(open().items()).hasSize(3);
        assertThat(open().items().get(0).progress()).isEqualTo(further);
    }

    @Test
    void resumesWhereverItWasKilled() {
        boolean published = false;
        for (int allowed = 0; !published; allowed++) {
            String name = session + "-" + allowed;
            published = publishOrDie(allowed, name);
            WorkIndex work = WorkIndex.open(client, name);
            assertThat(work.plan().filter(Plan::ready).isEmpty() || work.items().size() == 510)
                    .as("never ready before all items are there (%d requests)", allowed)
                    .isTrue();

            assertThat(work.publish(plan(510), items(510)).ready())
                    .as("resumed after %d requests", allowed)
                    .isTrue();
            assertThat(work.items()).hasSize(510);
            client.json(Call.delete(".osmigrate-" + name));
        }
    }

    private static boolean publishOrDie(int allowed, String name) {
        try {
            return WorkIndex.open(dyingAfter(allowed), name)
                    .publish(plan(510), items(510))
                    .ready();
        } catch (Unreachable e) {
            return false;
        }
    }

    /** The request after the allowed ones is carried out, but its answer never arrives. */
    private static ClusterClient dyingAfter(int allowed) {
        AtomicInteger requests = new AtomicInteger();
        return new ScriptedCluster(call -> {
            if (requests.get() > allowed) {
                throw new Unreachable("dead", "");
            }
            Reply reply = client.send(call);
            if (requests.getAndIncrement() >= allowed) {
                throw new Unreachable("died", "");
            }
            return reply;
        });
    }

    @Test
    void refusesAnotherSnapshotAndAnotherConfiguration() {
        open().publish(plan(1), items(1));

        Plan other = new Plan("uuid-1", "snapshot-2", "file:///r", "digest", 1, 10, 100, false);
        assertThatThrownBy(() -> open().publish(other, items(1)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("snapshot-1")
                .hasMessageContaining("snapshot-2");
        Plan changed = new Plan("uuid-1", "snapshot-1", "file:///r", "other", 1, 10, 100, false);
        assertThatThrownBy(() -> open().publish(changed, items(1)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("--session");
    }

    @Test
    void pagesOverMoreItemsThanASearchReturns() {
        List<WorkItem> items = items(10_050);
        open().publish(plan(10_050), items);

        List<WorkItem> found = open().items();

        assertThat(found.stream().map(WorkItem::id).toList())
                .isEqualTo(items.stream().map(WorkItem::id).toList());
    }

    @Test
    void anIndexOfAnOlderVersionGetsTheFieldsItLacks() {
        open().publish(plan(1), items(1));
        ObjectNode older = ((ObjectNode) Schema.creation()).deepCopy();
        older.withObject("/mappings/_meta").put("schema", Schema.VERSION - 1);
        older.withObject("/mappings/properties").remove(List.of("causes", "allowed"));
        String index = ".osmigrate-" + session;
        client.json(Call.delete(index));
        client.json(Call.put(index).with((JsonNode) older));
        ObjectNode item = Documents.of(items(1).get(0));
        item.remove(List.of("causes", "allowed"));
        client.json(Call.put(index, "_doc", Documents.id(Documents.ITEM, "i")).with((JsonNode) item.put("name", "i")));

        WorkIndex work = open();
        try (Hold hold = work.hold("run", "a test", LEASE)) {
            assertThat(hold.valid()).isTrue();
            WorkItem read = work.item("i").orElseThrow();
            Progress counted = new Progress(1, true, 0, 0, 1, Map.of("a.cause", 1L), 0);
            work.save(read.at(counted));
            assertThat(work.item("i").orElseThrow().progress()).isEqualTo(counted);
        }
    }

    @Test
    void whoeverLosesTheRaceIsTold() {
        WorkIndex work = open();
        work.publish(plan(1), items(1));
        WorkItem read = work.items().get(0);
        WorkItem saved = work.save(read.at(new Progress(1, false, 1, 1)));

        assertThatThrownBy(() -> open().save(read.at(new Progress(1, false, 1, 1))))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining(read.id());
        assertThat(work.save(saved.at(new Progress(2, true, 2, 2))).progress().done())
                .isTrue();
    }

    @Test
    void aWriteWhoseAnswerWasLostIsNoConflict() {
        WorkIndex unlucky = WorkIndex.open(new ScriptedCluster(WorkIndexIT::sentTwice), session);
        unlucky.publish(plan(2), items(2));
        WorkItem saved = unlucky.save(unlucky.items().get(0).at(new Progress(5, false, 5, 5)));

        assertThat(unlucky.save(saved.at(new Progress(6, false, 6, 6))).progress())
                .isEqualTo(open().items().get(0).progress());
        assertThat(unlucky.save(Note.first("n", object("a", 1))).data()).isEqualTo(object("a", 1));
    }

    private static Reply sentTwice(Call call) {
        client.send(call);
        return client.send(call);
    }

    @Test
    void keepsNotes() {
        WorkIndex work = open();
        Note first = work.save(Note.first("step/metadata", object("done", 1)));
        work.save(Note.first("step/verify", object("any", 2)));
        work.save(Note.first("pipeline/a", object("b", 3)));

        assertThat(work.note("step/metadata")).contains(first);
        assertThat(work.notes("step/")).extracting(Note::name).containsExactly("step/metadata", "step/verify");
        assertThatThrownBy(() -> work.save(Note.first("step/metadata", object("x", 1))))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("step/metadata");
        Note second = work.save(new Note(first.name(), object("done", 2), first.stamp()));
        assertThatThrownBy(() -> work.save(new Note(first.name(), object("done", 3), first.stamp())))
                .isInstanceOf(Conflict.class);
        assertThat(work.note("step/metadata")).contains(second);
    }

    @Test
    void refusesANewerSchema() {
        open().publish(plan(1), items(1));
        ObjectNode newer = object("product", 0);
        newer.put("product", "osmigrate").put("schema", Schema.VERSION + 1);
        ObjectNode mapping = JsonNodeFactory.instance.objectNode();
        mapping.set("_meta", newer);
        client.json(Call.put(".osmigrate-" + session, "_mapping").with(mapping));

        assertThatThrownBy(this::open).isInstanceOf(Conflict.class).hasMessageContaining("Upgrade");
    }

    @Test
    void onlyOneHoldsARole() {
        try (Hold hold = open().hold("run", "the first, process 1", LEASE)) {
            assertThat(hold.valid()).isTrue();
            assertThatThrownBy(() -> open().hold("run", "the second", LEASE))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("the first, process 1");
            try (Hold other = open().hold("another-role", "the second", LEASE)) {
                assertThat(other.valid()).isTrue();
            }
            assertThat(hold.valid()).isTrue();
        }
        try (Hold next = open().hold("run", "the third", LONG_LEASE)) {
            assertThat(next.valid()).isTrue();
        }
    }

    @Test
    void aSilentHolderIsReplacedAndNeverComesBack() {
        AtomicBoolean cut = new AtomicBoolean();
        ClusterClient behindACable = new ScriptedCluster(call -> {
            if (cut.get()) {
                throw new Unreachable("cut", "");
            }
            return client.send(call);
        });
        Hold silent = WorkIndex.open(behindACable, session).hold("run", "silent", LEASE);
        cut.set(true);

        try (Hold next = open().hold("run", "next", LEASE)) {
            assertThat(silent.valid()).isFalse();
            cut.set(false);
            await().during(LEASE).until(() -> !silent.valid() && next.valid());
        }
        silent.close();
    }

    @Test
    void aHolderKnownToBeGoneIsReplacedAtOnce() {
        StateDocuments documents = new StateDocuments(client, ".osmigrate-" + session);
        documents.createIndex();
        ThisProcess dead = new ThisProcess(ThisProcess.current().machine(), 1L << 40, 1);
        documents.create("hold:run", new Beat("run", "dead", "x", 1, LONG_LEASE, false, dead).json());

        try (Hold hold = open().hold("run", "next", LONG_LEASE)) {
            assertThat(hold.valid()).isTrue();
        }
    }

    @Test
    void whatOneWorkerHasClaimedAnotherDoesNotGet() {
        open().publish(plan(1), items(1));
        Wish any = new Wish(Optional.empty(), List.of(), Set.of());
        WorkerLease one = open().lease("one", LONG_LEASE);
        try (WorkerLease other = open().lease("other", LONG_LEASE)) {
            assertThat(one.claim(any)).isPresent();
            assertThat(other.claim(any)).isEmpty();
            assertThat(other.claim(any.orForgotten())).isEmpty();
            assertThat(other.unfinished()).isEqualTo(1);
            one.close();
            await().until(() -> other.claim(any).isPresent());
        }
    }

    @Test
    void readersOfAWorkerStayApartWhileThereAreOtherShards() {
        WorkItem first = WorkItem.fresh("a/0/_0/0", "a", 0, "_0", 0, 10, 1);
        WorkItem second = WorkItem.fresh("a/0/_1/0", "a", 0, "_1", 0, 10, 1);
        WorkItem elsewhere = WorkItem.fresh("a/1/_0/0", "a", 1, "_0", 0, 10, 1);
        open().publish(plan(3), List.of(first, second, elsewhere));
        Wish any = new Wish(Optional.empty(), List.of(), Set.of());
        try (WorkerLease lease = open().lease("several", LONG_LEASE)) {
            WorkItem one = lease.claim(any.of(0, List.of(elsewhere))).orElseThrow();
            WorkItem other = lease.claim(any.of(1, List.of(one))).orElseThrow();
            WorkItem last = lease.claim(any.of(2, List.of(one, other))).orElseThrow();

            assertThat(one.shard()).isZero();
            assertThat(other.shard()).isEqualTo(1);
            assertThat(last.shard()).isZero();
        }
    }

    @Test
    void aWorkerClaimsAgainWhatItHasForgotten() {
        open().publish(plan(1), items(1));
        Wish any = new Wish(Optional.empty(), List.of(), Set.of());
        try (WorkerLease lease = open().lease("forgetful", LONG_LEASE)) {
            assertThat(lease.claim(any)).isPresent();
            await().until(() -> lease.claim(any.orForgotten()).isPresent());
            assertThat(lease.claim(any)).isEmpty();
        }
    }

    @Test
    void aSilentWorkerLosesItsLeaseBeforeItsClaims() {
        AtomicBoolean cut = new AtomicBoolean();
        ClusterClient behindACable = new ScriptedCluster(call -> {
            if (cut.get()) {
                throw new Unreachable("cut", "");
            }
            return client.send(call);
        });
        open().publish(plan(1), items(1));
        Wish any = new Wish(Optional.empty(), List.of(), Set.of());
        WorkerLease silent = WorkIndex.open(behindACable, session).lease("silent", LEASE);
        WorkItem claimed = silent.claim(any).orElseThrow();
        cut.set(true);
        try (WorkerLease other = open().lease("other", LEASE)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> other.claim(any).isPresent());
            cut.set(false);
            await().atMost(Duration.ofMinutes(1)).until(silent::lost);
            assertThatThrownBy(() -> open().save(claimed.at(new Progress(1, false, 1, 1))))
                    .isInstanceOf(Conflict.class);
        }
        silent.close();
    }

    @Test
    void documentsWaitUntilTheDeletionsOfTheirIndexAreDone() {
        List<WorkItem> items = new ArrayList<>(items(2));
        items.add(WorkItem.fresh("books/0/d", "books", 0, WorkItem.DELETIONS + "0-of-1", 0, 10, 100));
        items.add(WorkItem.fresh("logs/0/_0/0", "logs", 0, "_0", 0, 10, 100));
        WorkIndex work = open();
        work.publish(plan(4), items);
        assertThat(work.clearing()).containsExactly("books");
        Wish any = new Wish(Optional.empty(), List.of(), Set.of());
        try (WorkerLease lease = work.lease("clearing", LONG_LEASE)) {
            List<WorkItem> claimed = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                lease.claim(any.whileClearing(work.clearing())).ifPresent(claimed::add);
            }
            assertThat(claimed).extracting(WorkItem::id).containsExactlyInAnyOrder("books/0/d", "logs/0/_0/0");

            WorkItem deletions =
                    claimed.stream().filter(WorkItem::deletes).findFirst().orElseThrow();
            work.save(deletions.at(deletions.progress().finishedAt(10)));

            assertThat(work.clearing()).isEmpty();
            assertThat(lease.claim(any.whileClearing(work.clearing()))).isPresent();
        }
    }

    private WorkIndex open() {
        return WorkIndex.open(client, session);
    }

    private static Plan plan(int items) {
        return new Plan("uuid-1", "snapshot-1", "file:///r", "digest", items, 10, 100, false);
    }

    private static List<WorkItem> items(int count) {
        List<WorkItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String segment = "_" + Integer.toString(i, 36);
            items.add(WorkItem.fresh("books/0/" + segment + "/0", "books", 0, segment, 0, 10, 100));
        }
        return items;
    }

    private static ObjectNode object(String key, int value) {
        return JsonNodeFactory.instance.objectNode().put(key, value);
    }
}
