package org.osmigrate.golden;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Builds mappings in the words of an era. */
final class Fields {

    private final Era era;
    private final ObjectNode mapping = Rest.JSON.createObjectNode();

    Fields(Era era) {
        this.era = era;
        mapping.putObject("properties");
    }

    ObjectNode mapping() {
        return mapping;
    }

    private ObjectNode properties() {
        return (ObjectNode) mapping.path("properties");
    }

    Fields of(String type, String... names) {
        for (String name : names) {
            properties().putObject(name).put("type", type);
        }
        return this;
    }

    Fields text(String... names) {
        return of(era.hasStrings() ? "string" : "text", names);
    }

    Fields keyword(String... names) {
        for (String name : names) {
            properties().set(name, keyword());
        }
        return this;
    }

    private ObjectNode keyword() {
        ObjectNode field = Rest.JSON.createObjectNode();
        return era.hasStrings()
                ? field.put("type", "string").put("index", "not_analyzed")
                : field.put("type", "keyword");
    }

    /** Text that is also there as a whole. */
    Fields textAndRaw(String name) {
        text(name);
        ((ObjectNode) properties().path(name))
                .putObject("fields")
                .set("raw", keyword().put("ignore_above", 256));
        return this;
    }

    Fields notIndexed(String name) {
        keyword(name);
        ObjectNode field = (ObjectNode) properties().path(name);
        if (era.hasStrings()) {
            field.put("index", "no");
        } else {
            field.put("index", false);
        }
        return this;
    }

    Fields stored(String name) {
        ((ObjectNode) properties().path(name)).put("store", true);
        return this;
    }

    Fields object(String name, Fields inner) {
        properties().set(name, inner.mapping);
        return this;
    }

    Fields nested(String name, Fields inner) {
        properties().set(name, inner.mapping.deepCopy().put("type", "nested"));
        return this;
    }

    Fields field(String name, ObjectNode definition) {
        properties().set(name, definition);
        return this;
    }

    /** A setting beside the properties: {@code _source}, {@code _routing}. */
    Fields meta(String name, String key, boolean value) {
        mapping.putObject(name).put(key, value);
        return this;
    }

    Fields parent(String type) {
        mapping.putObject("_parent").put("type", type);
        return this;
    }
}
