package org.osmigrate.golden;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** The documents: each follows from its number alone. */
final class Sources {

    private static final List<String> TITLES = List.of(
            "Product number %d red chair",
            "Product number %d blue lamp",
            "Product number %d café table",
            "Product number %d 東京 desk",
            "quotes \" backslash \\ newline \n tab \t end %d",
            "emoji \uD83D\uDE80 and symbols <&> %d");
    private static final List<String> COUNTRIES = List.of("DE", "FR", "JP");
    private static final List<String> COLORS = List.of("red", "green", "blue");

    private Sources() {}

    static ObjectNode product(int i) {
        ObjectNode product = Rest.JSON
                .createObjectNode()
                .put("title", String.format(Locale.ROOT, TITLES.get(i % TITLES.size()), i))
                .put("sku", String.format(Locale.ROOT, "SKU-%05d", i))
                .put("price", i * 1.25)
                .put("qty", i % 100)
                .put("views", i * 10_000_000_019L)
                .put(
                        "created",
                        String.format(Locale.ROOT, "2024-%02d-%02dT%02d:00:00Z", 1 + i % 12, 1 + i % 28, i % 24))
                .put("active", i % 2 == 0)
                .put("ip", "10.0." + i / 256 + "." + i % 256)
                .put("blob", "AAEC/w==")
                .put("notindexed", "x" + i)
                .put("rating", i % 6);
        tags(product, i);
        product.putObject("location").put("lat", i % 160 - 79.5).put("lon", i % 340 - 169.75);
        product.putObject("maker").put("name", "Maker " + i % 9).put("country", COUNTRIES.get(i % 3));
        ArrayNode variants = product.putArray("variants");
        for (int variant = 0; variant < i % 4; variant++) {
            variants.addObject().put("color", COLORS.get(variant)).put("size", variant + 1);
        }
        return product;
    }

    private static void tags(ObjectNode product, int i) {
        switch (i % 3) {
            case 0 -> product.putNull("tags");
            case 1 -> product.putArray("tags").add("t" + i % 5).add("t" + i % 7);
            default -> product.putArray("tags");
        }
    }

    static ObjectNode review(int i, boolean asText) {
        ObjectNode review = Rest.JSON
                .createObjectNode()
                .put("author", "user" + i)
                .put("stars", 1 + i % 5)
                .put("text", "Review " + i + " of product");
        return asText ? review.put("rating", Integer.toString(i)) : review.put("rating", i);
    }

    static ObjectNode log(int i) {
        ObjectNode log = Rest.JSON
                .createObjectNode()
                .put("@timestamp", String.format(Locale.ROOT, "2024-05-01T00:00:%02dZ", i % 60))
                .put("message", "line " + i)
                .put("host", "h" + i % 3);
        log.putObject("extra").put("dyn", i);
        return log;
    }

    static ObjectNode metric(int i) {
        return Rest.JSON
                .createObjectNode()
                .put("@timestamp", String.format(Locale.ROOT, "2024-06-01T00:00:%02dZ", i))
                .put("host", "h")
                .put("value", i / 8.0);
    }
}
