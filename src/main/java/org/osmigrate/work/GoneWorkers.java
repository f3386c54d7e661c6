package org.osmigrate.work;

import java.time.Duration;
import java.util.Set;

/** The workers whose claims may be taken over, looked for every two seconds. */
final class GoneWorkers {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final StateDocuments documents;
    private final OtherWorkers others;
    private Set<String> names = Set.of();
    private Moment looked = new Moment(System.nanoTime() - EVERY.toNanos(), System.currentTimeMillis());

    GoneWorkers(StateDocuments documents, OtherWorkers others) {
        this.documents = documents;
        this.others = others;
    }

    Set<String> names() {
        if (looked.elapsed().compareTo(EVERY) >= 0) {
            names = others.gone(documents.values(ItemSearch.unfinished(), "holder"));
            looked = Moment.now();
        }
        return names;
    }
}
