package org.osmigrate.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osmigrate.verify.Difference.Kind;

/** Reads the snapshot once and asks the target for a part of its documents by id. */
final class SampleComparison {

    private static final int TOGETHER = 200;

    private final SourceSide source;
    private final TargetSide target;
    private final VerifySettings.Extent.Sample sample;
    private final Throttle throttle;
    private final long portionBytes;
    private final Differences differences;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong compared = new AtomicLong();
    private final TooLong tooLong = new TooLong();

    SampleComparison(
            SourceSide source,
            TargetSide target,
            VerifySettings.Extent.Sample sample,
            VerifySettings settings,
            Throttle throttle,
            Differences differences) {
        this.source = source;
        this.target = target;
        this.sample = sample;
        this.throttle = throttle;
        this.portionBytes = settings.pageBytes();
        this.differences = differences;
    }

    /** Compares; the differences are then in what was given. */
    void run(Tasks tasks) {
        tasks.run(source.parts().stream().<Runnable>map(part -> () -> run(part)).toList());
    }

    long read() {
        return read.get();
    }

    long compared() {
        return compared.get();
    }

    TooLong tooLong() {
        return tooLong;
    }

    private void run(Side.Part part) {
        Portion portion = new Portion(this::compare);
        part.read(document -> {
            read.incrementAndGet();
            if (sample.takes(document)) {
                portion.add(document);
            }
        });
        portion.flush();
    }

    private void compare(List<Fingerprint> documents) {
        throttle.take(documents.size());
        Map<String, List<StoredDocument>> found =
                target
                        .withIds(documents.stream()
                                .map(Fingerprint::id)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(StoredDocument::id));
        documents.forEach(document -> {
            tooLong.add(document);
            compare(document, found.getOrDefault(document.id(), List.of()));
        });
        compared.addAndGet(documents.size());
    }

    private void compare(Fingerprint document, List<StoredDocument> found) {
        if (found.isEmpty()) {
            differences.add(Difference.missing(document.id(), document.routing()));
        } else if (found.stream().noneMatch(other -> other.fingerprint().sameAs(document))) {
            differences.count(Kind.DIFFERENT, 1);
            explain(document, found.getFirst());
        }
    }

    private void explain(Fingerprint document, StoredDocument found) {
        if (differences.wants(Kind.DIFFERENT)) {
            source.at(List.of(document.place())).stream()
                    .map(stored -> FirstDifference.between(stored, found))
                    .forEach(differences::keep);
        }
    }

    /** Documents to be asked for together. */
    private final class Portion {
        private final Consumer<List<Fingerprint>> full;
        private List<Fingerprint> documents = new ArrayList<>();
        private long bytes;

        Portion(Consumer<List<Fingerprint>> full) {
            this.full = full;
        }

        void add(Fingerprint document) {
            documents.add(document);
            bytes += document.bytes();
            if (documents.size() == TOGETHER || bytes >= portionBytes) {
                flush();
            }
        }

        void flush() {
            if (!documents.isEmpty()) {
                full.accept(documents);
                documents = new ArrayList<>();
                bytes = 0;
            }
        }
    }
}
