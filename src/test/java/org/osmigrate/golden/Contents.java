package org.osmigrate.golden;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.IntPredicate;

/** Fills a golden cluster: before the first snapshot and between the two. */
record Contents(Era era, Rest server) {

    private static final String PRODUCTS = "products";
    private static final String PRODUCT = "product";
    private static final String REVIEW = "review";
    private static final int FIRST = 200;
    private static final int REVIEWS = 60;
    private static final int ROUTED = 40;
    private static final int ALL = 300;

    void beforeTheFirstSnapshot() {
        products(0, FIRST / 2);
        products(FIRST / 2, FIRST);
        reviews();
        routed();
        family();
        others();
    }

    void betweenTheSnapshots() {
        products(FIRST, ALL);
        deleteReviews();
        changeRouted();
        Bulk updates = new Bulk(era);
        each(i -> i % 7 == 0, i -> updates.delete(PRODUCTS, PRODUCT, "p" + i));
        each(i -> i % 7 != 0 && i % 10 == 3, i -> updates.update(PRODUCTS, PRODUCT, "p" + i, update(i)));
        each(
                i -> i % 7 != 0 && i % 10 != 3 && i % 50 == 11,
                i -> updates.index(PRODUCTS, PRODUCT, "p" + i, replaced(i)));
        updates.delete(PRODUCTS, PRODUCT, "p1").send(server);
        ObjectNode back =
                Rest.JSON.createObjectNode().put("title", "back again").put("sku", "SKU-00001");
        new Bulk(era).index(PRODUCTS, PRODUCT, "p1", back).send(server);
        new Bulk(era).delete(PRODUCTS, PRODUCT, "p2").send(server);
    }

    private static void each(IntPredicate which, java.util.function.IntConsumer action) {
        java.util.stream.IntStream.range(0, ALL).filter(which).forEach(action);
    }

    private static ObjectNode update(int i) {
        return Rest.JSON.createObjectNode().put("price", i + 0.5).put("rev", 2);
    }

    private static ObjectNode replaced(int i) {
        return Sources.product(i).put("title", "Replaced " + i).put("rev", 9);
    }

    private void products(int from, int to) {
        Bulk bulk = new Bulk(era);
        for (int i = from; i < to; i++) {
            bulk.index(PRODUCTS, PRODUCT, "p" + i, Sources.product(i));
        }
        bulk.send(server);
    }

    /** Before Elasticsearch 6 they share the index, and the ids, with the products. */
    private String reviewsIndex() {
        return era.hasTypes() ? PRODUCTS : "reviews";
    }

    private void reviews() {
        Bulk bulk = new Bulk(era);
        for (int i = 0; i < REVIEWS; i++) {
            bulk.index(reviewsIndex(), REVIEW, "p" + i, Sources.review(i, era.hasTypes() && era.major() == 1));
        }
        bulk.send(server);
    }

    private void deleteReviews() {
        Bulk bulk = new Bulk(era);
        for (int i = 5; i < REVIEWS; i += 6) {
            bulk.delete(reviewsIndex(), REVIEW, "p" + i);
        }
        bulk.send(server);
    }

    private void routed() {
        Bulk bulk = new Bulk(era);
        for (int i = 0; i < ROUTED; i++) {
            bulk.routed("routed", "item", "r" + i, routing(i), routed(i, i));
        }
        bulk.send(server);
    }

    private void changeRouted() {
        Bulk bulk = new Bulk(era);
        for (int i = 0; i < ROUTED; i += 9) {
            bulk.deleteRouted("routed", "item", "r" + i, routing(i));
            if (i + 1 < ROUTED) {
                bulk.routed("routed", "item", "r" + (i + 1), routing(i + 1), routed(i + 1, i + 1001));
            }
        }
        bulk.send(server);
    }

    private static String routing(int i) {
        return "k" + i % 5;
    }

    private static ObjectNode routed(int i, int n) {
        return Rest.JSON.createObjectNode().put("n", n).put("owner", routing(i));
    }

    private void family() {
        if (!era.hasTypes() && !era.hasJoinField()) {
            return;
        }
        Bulk bulk = new Bulk(era);
        for (int i = 0; i < 10; i++) {
            ObjectNode source = Rest.JSON.createObjectNode().put("name", "parent " + i);
            bulk.index("family", "parent", "f" + i, era.hasTypes() ? source : source.put("relation", "parent"));
        }
        for (int i = 0; i < 30; i++) {
            child(bulk, "c" + i, "f" + i % 10, Rest.JSON.createObjectNode().put("age", i));
        }
        bulk.send(server);
    }

    private void child(Bulk bulk, String id, String parent, ObjectNode source) {
        if (era.hasTypes()) {
            bulk.child("family", "child", id, parent, source);
        } else {
            source.putObject("relation").put("name", "child").put("parent", parent);
            bulk.routed("family", "child", id, parent, source);
        }
    }

    private void others() {
        Bulk bulk = new Bulk(era);
        for (int i = 0; i < 50; i++) {
            bulk.index("logs-2024", "log", "log-" + i, Sources.log(i));
        }
        for (int i = 0; i < 10; i++) {
            bulk.index(
                    "nosource",
                    "row",
                    "n" + i,
                    Rest.JSON.createObjectNode().put("name", "name" + i).put("n", i));
        }
        for (int i = 0; i < 15 && era.hasIndexTemplates(); i++) {
            bulk.index("metrics-fixture-1", "_doc", "m" + i, Sources.metric(i));
        }
        for (int i = 0; i < 20 && era.hasDataStreams(); i++) {
            ObjectNode source = Rest.JSON.createObjectNode().put("@timestamp", "2024-07-01T00:00:00Z");
            bulk.create("ds-app", "ds" + i, source.put("msg", "stream " + i));
        }
        bulk.send(server);
    }
}
