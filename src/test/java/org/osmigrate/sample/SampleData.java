package org.osmigrate.sample;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills a cluster with the sample, once: what is there whole stays, what is there half is made anew. */
public final class SampleData {

    private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");
    private static final long SEED = 20_261_124;
    private static final List<Dataset> DATASETS =
            List.of(new Products(), new Orders(), new Logs(), new Articles(), new Metrics());

    private final Rest rest;

    SampleData(Rest rest) {
        this.rest = rest;
    }

    /** Loads the sample into the cluster whose URL is the only argument. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: SampleData URL");
            System.exit(2);
        }
        SampleData sample = new SampleData(Rest.of(arguments[0]));
        System.out.println(sample.load() ? "the sample was loaded:" : "the sample is there already:");
        System.out.print(sample.counts());
    }

    /** False when it was there already. */
    boolean load() {
        if (Articles.isMarked(rest)) {
            return false;
        }
        DATASETS.forEach(this::remove);
        DATASETS.forEach(this::fill);
        Articles.fillPretty(rest, new Random(SEED));
        rest.post("/_flush", "");
        DATASETS.forEach(this::change);
        Articles.markComplete(rest);
        rest.post("/_flush", "");
        rest.post("/_refresh", "");
        return true;
    }

    /** The documents of each index of the sample, a line each. */
    String counts() {
        StringBuilder lines = new StringBuilder();
        DATASETS.stream()
                .flatMap(dataset -> dataset.indices().stream())
                .forEach(index -> lines.append("  %-14s %6d documents%n".formatted(index, count(index))));
        return lines.toString();
    }

    private long count(String index) {
        Matcher number = COUNT.matcher(rest.get("/" + index + "/_count"));
        return number.find() ? Long.parseLong(number.group(1)) : 0;
    }

    private void remove(Dataset dataset) {
        dataset.indices().forEach(index -> rest.deleteIfThere("/" + index));
        dataset.templates().forEach(rest::deleteIfThere);
    }

    private void fill(Dataset dataset) {
        dataset.create(rest);
        try (Bulk bulk = new Bulk(rest)) {
            dataset.fill(bulk, new Random(SEED + dataset.indices().hashCode()));
        }
        rest.post("/" + String.join(",", dataset.indices()) + "/_refresh", "");
    }

    private void change(Dataset dataset) {
        try (Bulk bulk = new Bulk(rest)) {
            dataset.change(bulk);
        }
    }
}
