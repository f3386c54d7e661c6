package org.osmigrate.bench;

import java.util.Map;

/** What a comparison found: medians, per million documents, and the ratio to the program that is the measure. */
record ComparisonTable(Place place, DataSet data, Options options, Map<Mover, Comparison.Measured> results) {

    private static final String HEAD = "%-24s %9s %8s %10s %11s %11s %9s %16s%n";
    private static final String LINE = "%-24s %9.0f %8.1f %10.1f %11.1f %11.1f %9.0f %7.2f (%.1f-%.1f)%n";

    void print() {
        System.out.printf(
                "%nprogram: %,d documents, %,d source bytes, medians of %d rounds%n",
                data.documents(), data.sourceBytes(), options.rounds());
        System.out.println("rates are of the whole process; CPU seconds are per million documents;");
        System.out.println("the ratio is that of documents per second to the first of its target, with all seconds");
        System.out.printf(
                HEAD, "program-target", "docs/s", "MB/s", "CPU s", "target CPU", "source CPU", "peak MB", "ratio");
        results.forEach(this::print);
        printRatio();
    }

    private void print(Mover mover, Comparison.Measured measured) {
        double seconds = measured.wholeSeconds.median();
        double millions = data.documents() / 1e6;
        System.out.printf(
                LINE,
                mover.name(),
                data.documents() / seconds,
                data.sourceBytes() / 1e6 / seconds,
                measured.cpu.median() / millions,
                measured.targetCpu.median() / millions,
                measured.sourceCpu.median() / millions,
                measured.peak.median(),
                first(mover).wholeSeconds.median() / seconds,
                measured.wholeSeconds.least(),
                measured.wholeSeconds.most());
        if (mover instanceof OsmigrateMover) {
            System.out.printf(
                    "%-24s %9.0f %8.1f   (the backfill step alone, as its report says)%n",
                    "",
                    data.documents() / measured.seconds.median(),
                    data.sourceBytes() / 1e6 / measured.seconds.median());
        }
    }

    private Comparison.Measured first(Mover mover) {
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().intoNothing() == mover.intoNothing())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private void printRatio() {
        Comparison.Measured ours = results.get(OsmigrateMover.own(place, false));
        Comparison.Measured reindex = results.get(new ReindexMover());
        if (ours != null && reindex != null) {
            System.out.printf(
                    "osmigrate / _reindex: %.2f x the documents per second (whole process), %.2f x (step alone)%n",
                    reindex.wholeSeconds.median() / ours.wholeSeconds.median(),
                    reindex.wholeSeconds.median() / ours.seconds.median());
        }
    }
}
