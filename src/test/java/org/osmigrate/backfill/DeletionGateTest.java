package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkItem;

class DeletionGateTest {

    private final WorkItem deletions = WorkItem.fresh("a/0/d", "a", 0, new DeletionPart(0, 1).label(), 0, 5, 1);
    private final WorkItem documents = WorkItem.fresh("a/0/_0/0", "a", 0, "_0", 0, 5, 1);
    private final WorkItem others = WorkItem.fresh("b/0/_0/0", "b", 0, "_0", 0, 5, 1);
    private final AtomicReference<Set<String>> clearing = new AtomicReference<>(Set.of("a"));

    @Test
    void documentsOfAnIndexAreAdmittedWhenAllItsDeletionsAreDone() {
        DeletionGate gate = new DeletionGate(work(), List.of(deletions, documents, others));

        assertThat(gate.clearing()).containsExactly("a");
        assertThat(gate.admits(deletions)).isTrue();
        assertThat(gate.admits(documents)).isFalse();
        assertThat(gate.admits(others)).isTrue();

        clearing.set(Set.of());

        await().until(() -> gate.clearing().isEmpty());
        assertThat(gate.admits(documents)).isTrue();
    }

    @Test
    void withoutDeletionsNobodyIsAsked() {
        WorkItem done = deletions.at(deletions.progress().finishedAt(5));

        assertThat(new DeletionGate(work(), List.of(done, documents)).admits(documents))
                .isTrue();
    }

    private WorkIndex work() {
        return (WorkIndex) Proxy.newProxyInstance(
                WorkIndex.class.getClassLoader(), new Class<?>[] {WorkIndex.class}, (_, method, _) -> {
                    if (method.getName().equals("clearing")) {
                        return clearing.get();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
