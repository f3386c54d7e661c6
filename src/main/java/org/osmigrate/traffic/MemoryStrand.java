package org.osmigrate.traffic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.osmigrate.failure.NotFound;

/** A strand in memory. */
final class MemoryStrand implements Strand {

    private final List<MemoryPartition> partitions;
    private final Map<String, Positions> committed = new ConcurrentHashMap<>();

    MemoryStrand(List<MemoryPartition> partitions) {
        this.partitions = List.copyOf(partitions);
    }

    @Override
    public StrandWriter writer() {
        return new Writer();
    }

    @Override
    public StrandReader reader(Start start) {
        return new MemoryReader(partitions, positions(start), committer(start));
    }

    private java.util.function.Consumer<Positions> committer(Start start) {
        return start instanceof Start.Committed(String reader)
                ? done -> committed.put(reader, done)
                : done -> {
                    throw NoReader.named();
                };
    }

    private Positions positions(Start start) {
        return switch (start) {
            case Start.Beginning _ -> all(_ -> 0);
            case Start.End _ -> all(MemoryPartition::end);
            case Start.At(Positions positions) -> checked(positions);
            case Start.Committed(String reader) -> checked(committed.getOrDefault(reader, Positions.NONE));
        };
    }

    private Positions checked(Positions positions) {
        return new Positions(IntStream.range(0, partitions.size())
                .boxed()
                .collect(Collectors.toMap(number -> number, number -> {
                    long offset = positions.of(number);
                    if (offset > partitions.get(number).end()) {
                        throw new NotFound(
                                "position " + number + ":" + offset + " is after the end of the log in memory",
                                "Read it from the beginning.");
                    }
                    return offset;
                })));
    }

    private Positions all(ToLongFunction<MemoryPartition> offset) {
        return new Positions(IntStream.range(0, partitions.size())
                .boxed()
                .collect(Collectors.toMap(number -> number, number -> offset.applyAsLong(partitions.get(number)))));
    }

    private final class Writer implements StrandWriter {

        private volatile boolean closed;

        @Override
        public CompletableFuture<Position> append(Entry entry) {
            return closed
                    ? CompletableFuture.failedFuture(
                            new AppendFailed(AppendFailed.Fate.NOT_APPENDED, "the log was closed"))
                    : CompletableFuture.completedFuture(
                            partitions.get(partitionOf(entry.key())).append(entry));
        }

        @Override
        public int partitions() {
            return partitions.size();
        }

        @Override
        public int partitionOf(String key) {
            return Math.floorMod(key.hashCode(), partitions.size());
        }

        @Override
        public long bytesInFlight() {
            return 0;
        }

        @Override
        public boolean flush(Duration patience) {
            return true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
