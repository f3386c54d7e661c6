package org.osmigrate.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.lucene.SourceDocument;

/**
 * Reading a snapshot and building bulks, in one thread, beside what the machine can do at all. Rates are of source bytes
 * per second of processor time of the whole process, garbage collection included: other load makes them no worse than it
 * makes the limits beside them.
 */
final class Kernel {

    private static final int BULK = 5 << 20;
    private static final int SAMPLE = 64 << 20;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final ShardReading reading;
    private final DataSet data;
    private final byte[] plain = new byte[SAMPLE];
    private int plainLength;
    private BulkBody body = BulkBody.of(DataSet.INDEX, BULK);

    private Kernel(DataSet data) {
        this.data = data;
        this.reading = new ShardReading(data);
    }

    static void run(Place place, Options options) {
        for (String codec : List.of("default", "best_compression")) {
            DataSet data = DataSet.of(place, options.ofCodec(codec));
            new Kernel(data).run(codec, options.rounds());
        }
    }

    private void run(String codec, int rounds) {
        reading.read(this::sample);
        Limits limits = new Limits(plain, plainLength);
        Chunks chunks = new Chunks(plain, plainLength, codec);
        Map<String, LongSupplier> parts = new LinkedHashMap<>();
        parts.put("memory copy (limit)", limits::copy);
        parts.put("newline scan, byte by byte (limit)", limits::scan);
        parts.put("CRC-32 of plain bytes (limit)", limits::checksum);
        parts.put("decompression alone (limit)", chunks::decompress);
        parts.put("verify checksums of the segments", this::verify);
        parts.put("read documents", this::read);
        parts.put("read documents and build bulks", this::readAndBuild);
        Map<String, Samples> rates = measure(parts, rounds);
        System.out.printf(
                "%nkernel, codec %s: %,d documents, %,d source bytes; compressed to %.1f %%; one thread%n",
                codec, data.documents(), data.sourceBytes(), 100.0 * chunks.compressedBytes() / plainLength);
        rates.forEach((name, rate) -> System.out.printf("  %-36s %8.0f MB/s per core%n", name, rate.median()));
        System.out.printf(
                "  reading and building takes %.2f x the time of decompression alone%n",
                rates.get("decompression alone (limit)").median()
                        / rates.get("read documents and build bulks").median());
    }

    /** Everything once to warm up, then all parts in turn. */
    private static Map<String, Samples> measure(Map<String, LongSupplier> parts, int rounds) {
        Map<String, Samples> rates = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            boolean counts = round >= 0;
            parts.forEach((name, part) -> {
                double rate = rate(part);
                if (counts) {
                    rates.computeIfAbsent(name, _ -> new Samples()).add(rate);
                }
            });
        }
        return rates;
    }

    /** Repeated until it has taken long enough to be measured. */
    private static double rate(LongSupplier part) {
        long start = SYSTEM.getProcessCpuTime();
        long bytes = 0;
        long nanos;
        do {
            bytes += part.getAsLong();
            nanos = SYSTEM.getProcessCpuTime() - start;
        } while (nanos < 1_000_000_000L);
        return bytes * 1e3 / nanos;
    }

    private boolean sample(SourceDocument document) {
        int size = document.source().remaining();
        if (plainLength + size + 1 > plain.length) {
            return false;
        }
        document.source().get(document.source().position(), plain, plainLength, size);
        plainLength += size;
        plain[plainLength++] = '\n';
        return true;
    }

    private long verify() {
        reading.verify();
        return data.sourceBytes();
    }

    private long read() {
        long[] bytes = new long[1];
        reading.read(document -> {
            bytes[0] += document.source().remaining();
            return true;
        });
        return checked(bytes[0]);
    }

    private long readAndBuild() {
        long[] bytes = new long[1];
        reading.read(document -> {
            ByteBuffer source = document.source();
            if (body.items() > 0 && body.bytes() + source.remaining() > BULK) {
                body = BulkBody.of(DataSet.INDEX, BULK);
            }
            body.index(document.id(), document.routing(), source);
            bytes[0] += source.remaining();
            return true;
        });
        return checked(bytes[0]);
    }

    private long checked(long bytes) {
        if (bytes != data.sourceBytes()) {
            throw new IllegalStateException("read " + bytes + " source bytes instead of " + data.sourceBytes());
        }
        return bytes;
    }
}
