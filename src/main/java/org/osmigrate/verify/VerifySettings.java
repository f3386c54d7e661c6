package org.osmigrate.verify;

import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.transform.Transforms;

/**
 * How a target is compared with a snapshot.
 *
 * @param extent how much is compared
 * @param examples the most documents that are named per index and kind of difference; counts are exact whatever it is
 * @param pageBytes how large an answer of the target should be, in bytes: pages have as many documents as fit
 * @param documentsPerSecond the most documents read from the target per second; 0 for no limit
 * @param threads how many shards, of both sides together, are read at once
 * @param reconstructSource whether sources that are not complete were rebuilt, and are for the comparison
 * @param generatedIds whether the target has made up ids: then only numbers of documents can be compared
 * @param transforms what was changed in documents, and is for the comparison
 */
public record VerifySettings(
        Extent extent,
        int examples,
        int pageBytes,
        long documentsPerSecond,
        int threads,
        boolean reconstructSource,
        boolean generatedIds,
        Transforms transforms) {

    private static final String NEXT = "Correct the value in the section verify of the migration file.";

    public VerifySettings {
        extent = generatedIds ? new Extent.Counts() : extent;
        require(examples >= 0, "verify.examples is " + examples + ", below 0");
        require(pageBytes >= 1024, "verify.page-bytes is " + pageBytes + ", below 1024");
        require(documentsPerSecond >= 0, "verify.documents-per-second is " + documentsPerSecond + ", below 0");
        require(threads >= 1, "verify.threads is " + threads + ", below 1");
    }

    /** Everything; 100 examples; pages of 4 MiB; no limit of the rate; at least two threads. */
    public static VerifySettings defaults() {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
        return new VerifySettings(new Extent.Full(), 100, 4 << 20, 0, threads, false, false, Transforms.NONE);
    }

    /** The same with another extent. */
    public VerifySettings with(Extent other) {
        return new VerifySettings(
                other, examples, pageBytes, documentsPerSecond, threads, reconstructSource, generatedIds, transforms);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ConfigurationInvalid(otherwise, NEXT);
        }
    }

    /** How much is compared. */
    public sealed interface Extent {

        /** A word for reports: full, counts or sample. */
        String word();

        /** Every document. */
        record Full() implements Extent {
            @Override
            public String word() {
                return "full";
            }
        }

        /** Only the numbers of documents. */
        record Counts() implements Extent {
            @Override
            public String word() {
                return "counts";
            }
        }

        /**
         * The counts, and a part of the snapshot's documents, always the same ones. Surplus documents show in the counts
         * only.
         *
         * @param rate the part, above 0 and up to 1
         */
        record Sample(double rate) implements Extent {
            public Sample {
                require(rate > 0 && rate <= 1, "verify.sample-rate is " + rate + ", not above 0 and up to 1");
            }

            @Override
            public String word() {
                return "sample";
            }

            /** Whether a document is in the sample. */
            boolean takes(Fingerprint document) {
                return (document.idHash() >>> 11) * 0x1p-53 < rate;
            }
        }
    }
}
